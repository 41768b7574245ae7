package io.drillmaster.journal;

import java.util.Locale;

/** Why a call is made for a step. */
public enum Purpose {
    /** To carry the step out. */
    ACT("doing"),
    /** To take it back. */
    UNDO("taking back"),
    /** To let its fault end by itself should nobody come back. */
    ARM("arming"),
    /** To keep its fault from ending by itself while the drill lives. */
    RENEW("lasting on"),
    /** To take the arming away, once the fault is no more. */
    DISARM("disarming");

    private final String told;

    Purpose(String told) {
        this.told = told;
    }

    /** What is being done, in words for people. */
    public String told() {
        return told;
    }

    /**
     * The mark of a step's call, the same for whoever resumes the drill; what keeps a fault bears
     * the mark of the act that it keeps.
     *
     * @param opened the first entry: its hash tells apart drills that two homes gave the same id
     */
    public String mark(Entry opened, String drill, String step) {
        Purpose of = this == UNDO ? UNDO : ACT;
        return mark(opened, drill, step, of.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The mark of a look of a step. It leaves nothing behind, and may look for what an act of the
     * same drill left.
     */
    public static String looking(Entry opened, String drill, String step) {
        return mark(opened, drill, step, "look");
    }

    private static String mark(Entry opened, String drill, String step, String why) {
        return "%s/%s/%s/%s".formatted(drill, step, why, opened.brief());
    }
}
