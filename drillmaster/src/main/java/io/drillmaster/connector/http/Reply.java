package io.drillmaster.connector.http;

import io.drillmaster.connector.Outcome;

/** What became of one HTTP request. */
public sealed interface Reply {

    /**
     * The server answered, whatever it answered.
     *
     * @param asked our monotonic clock before the request
     * @param heard our monotonic clock when the whole body was there
     */
    record Answered(int status, String body, long bytes, long asked, long heard) implements Reply {

        public boolean well() {
            return status / 100 == 2;
        }

        /** What it said, in one line, for a message. */
        public String said() {
            String text = body.strip().replaceAll("\\s*\\R\\s*", "; ");
            String told = text.length() > 300 ? text.substring(0, 300) + "..." : text;
            return told.isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + told;
        }
    }

    /** The request certainly never left. */
    record NotSent(String why) implements Reply {}

    /** The request left, and no answer, or not all of it, came back. */
    record NoAnswer(String why) implements Reply {}

    /** The outcome of a call whose request was not answered. */
    static Outcome unanswered(Reply reply) {
        return switch (reply) {
            case NotSent not -> new Outcome.Refused(not.why());
            case NoAnswer no -> new Outcome.Unknown(no.why());
            case Answered answered ->
                    throw new IllegalArgumentException("it was answered: " + answered.said());
        };
    }
}
