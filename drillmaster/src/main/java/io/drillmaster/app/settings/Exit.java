package io.drillmaster.app.settings;

/** What the process says with its exit code. */
public enum Exit {
    MET(0),
    MISSED(1),
    USAGE(2),
    UNPROVEN(3),
    ABORTED(4),
    COULD_NOT_START(5),
    LEFT_BEHIND(6);

    /** For a command that did what was asked and judges nothing. */
    public static final Exit FINE = MET;

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
