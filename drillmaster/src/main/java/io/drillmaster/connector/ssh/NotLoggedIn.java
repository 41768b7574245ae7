package io.drillmaster.connector.ssh;

import java.io.IOException;

/** Why a login did not come about, as a sentence; nothing was asked of the host. */
final class NotLoggedIn extends IOException {

    private static final long serialVersionUID = 1;

    NotLoggedIn(String why) {
        super(why);
    }
}
