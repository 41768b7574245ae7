package io.drillmaster.runbook;

/**
 * Whose answers a question needs.
 *
 * @param people how many different people have to answer
 * @param deputiesOnly whether those who hold the role may not answer, but only their deputies
 */
public record Quorum(int people, boolean deputiesOnly) {

    /** Whoever holds the role, or a deputy of theirs. */
    public static final Quorum ANYBODY = new Quorum(1, false);
}
