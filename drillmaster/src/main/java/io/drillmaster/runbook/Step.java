package io.drillmaster.runbook;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One thing to do in a drill. In a plan, {@code on} is the name of a real host or cluster and
 * {@code when} is empty.
 */
public sealed interface Step {

    /** Unique in its runbook: phase number, dot, step number, such as {@code 2.1}. */
    String id();

    String title();

    Optional<Guard> when();

    /** How long it may take; a watch goes on beside the steps and takes none. */
    default Duration longest() {
        return switch (this) {
            case Act act -> act.limit();
            case Await await -> await.within();
            case Ask ask -> ask.within();
            case Watch _ -> Duration.ZERO;
            case Hold hold -> hold.time();
        };
    }

    /**
     * Performs a verb once.
     *
     * @param marks a name for the instant it took hold, such as {@code failed}
     * @param expires how long the fault may last if the coordinator never comes back
     */
    record Act(
            String id,
            String title,
            Optional<Guard> when,
            String verb,
            String on,
            SortedMap<String, String> with,
            Duration limit,
            Optional<String> marks,
            Optional<Duration> expires,
            Undo undo)
            implements Step {}

    /**
     * Looks again and again until a condition holds; the deadline passing is a failure.
     *
     * @param on a name, or a group of hosts, which the plan puts one by one
     * @param check whether the deadline passing is only noted, and the drill goes on
     */
    record Await(
            String id,
            String title,
            Optional<Guard> when,
            String verb,
            String on,
            SortedMap<String, String> with,
            Condition until,
            Duration every,
            Duration within,
            Optional<String> marks,
            boolean check)
            implements Step {

        /** The same on one host of the group it speaks of. */
        public Await onHost(String host) {
            return new Await(
                    id + "/" + host,
                    title + ": " + host,
                    when,
                    verb,
                    host,
                    with,
                    until,
                    every,
                    within,
                    marks,
                    check);
        }
    }

    /**
     * Asks a person holding a role; the waiting time is data.
     *
     * @param fourEyes whether the one who started the drill may not answer
     */
    record Ask(
            String id,
            String title,
            Optional<Guard> when,
            String role,
            String question,
            Duration within,
            Otherwise otherwise,
            boolean fourEyes)
            implements Step {}

    /** Starts looking continuously, until the drill closes. */
    record Watch(
            String id,
            String title,
            Optional<Guard> when,
            String kind,
            String on,
            SortedMap<String, String> with,
            Duration every)
            implements Step {}

    /** Lets time pass under watch. */
    record Hold(String id, String title, Optional<Guard> when, Duration time, String reason)
            implements Step {}
}
