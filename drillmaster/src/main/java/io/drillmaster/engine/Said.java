package io.drillmaster.engine;

/** Something a person said to a running drill. */
public sealed interface Said {

    /** Stop, and undo what was done. */
    record Abort(String by, String why) implements Said {}

    /** A stop condition came about: stop, and undo what was done. */
    record Stop(String stop, String why) implements Said {}

    /**
     * An answer to a question.
     *
     * @param standIn true when no person spoke but the stand-in of an unattended run
     */
    record Reply(String step, String by, String answer, boolean standIn) implements Said {}
}
