package io.drillmaster.journal;

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
}
