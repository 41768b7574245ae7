package io.drillmaster.verdict;

import io.drillmaster.watch.WatchKinds;

/** The names by which the judge knows watches and their captures. */
final class Kinds {

    static final String SENTINEL = WatchKinds.SENTINEL;
    static final String ROLES = WatchKinds.ROLES;
    static final String LEADS = WatchKinds.LEADS;
    static final String LOCK = WatchKinds.LOCK;

    static final String PATH = WatchKinds.PATH;
    static final String SESSION = WatchKinds.SESSION;

    static final String READBACK_CAPTURE = "readback";

    /** Followed by the name of the member that was tried. */
    static final String SENTINEL_CAPTURE = "sentinel.";

    static final String ROLES_CAPTURE = "roles";

    /** Followed by the host from which a path leads, a dot, and where it leads to. */
    static final String PATH_CAPTURE = "path.";

    /** Followed by the same. */
    static final String SESSION_CAPTURE = "session.";

    private Kinds() {}
}
