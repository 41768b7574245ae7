package io.drillmaster.connector.http;

import io.drillmaster.connector.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

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

    /**
     * The outcome of a call of which no server of a group gave a usable answer: Refused only when
     * every one said no, or was never asked.
     *
     * @param servers how many there are; those without a reply did not answer in time
     */
    static Outcome unusable(
            String what, String group, int servers, SortedMap<String, Reply> replies) {
        List<String> words = new ArrayList<>();
        replies.forEach((server, reply) ->
                words.add(
                        switch (reply) {
                            case Answered it -> server + " answered " + it.said();
                            case NotSent not -> not.why();
                            case NoAnswer no -> no.why();
                        }));
        boolean allSaid =
                replies.size() == servers
                        && replies.values().stream().noneMatch(NoAnswer.class::isInstance);
        if (replies.size() < servers) {
            words.add(
                    words.isEmpty()
                            ? "none answered in time"
                            : "the others did not answer in time");
        }
        String why =
                "%s: no server of %s gave a usable answer: %s"
                        .formatted(what, group, String.join("; ", words));
        return allSaid ? new Outcome.Refused(why) : new Outcome.Unknown(why);
    }
}
