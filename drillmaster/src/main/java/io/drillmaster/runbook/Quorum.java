package io.drillmaster.runbook;

/**
 * Whose answers a question needs, and which.
 *
 * @param people how many different people have to answer
 * @param deputiesOnly whether those who hold the role may not answer, but only their deputies
 * @param passes the answer with which a drill goes on; the other one ends it at a gate
 */
public record Quorum(int people, boolean deputiesOnly, Answer passes) {

    /** Whoever holds the role, or a deputy of theirs. */
    public static final Quorum ANYBODY = new Quorum(1, false);

    /** One that a yes passes. */
    public Quorum(int people, boolean deputiesOnly) {
        this(people, deputiesOnly, Answer.YES);
    }
}
