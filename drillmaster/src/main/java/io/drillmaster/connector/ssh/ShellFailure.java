package io.drillmaster.connector.ssh;

import java.io.IOException;

/** Why something could not be done on a host, as a sentence. */
public final class ShellFailure extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean sent;

    private ShellFailure(String why, boolean sent) {
        super(why);
        this.sent = sent;
    }

    public static ShellFailure of(Ran ran, String doing) {
        return switch (ran) {
            case Ran.Ended ended -> new ShellFailure(doing + " failed: " + ended.said(), true);
            case Ran.NotSent not -> new ShellFailure(not.why(), false);
            case Ran.NoAnswer no -> new ShellFailure(no.why(), true);
        };
    }

    /** False if nothing reached the host. */
    public boolean sent() {
        return sent;
    }
}
