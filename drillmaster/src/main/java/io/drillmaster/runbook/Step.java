package io.drillmaster.runbook;

import java.time.Duration;
import java.util.List;
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
            case Ask ask -> ask.longestWithLooks();
            case Watch _ -> Duration.ZERO;
            case Hold hold -> hold.time();
            case FanOut out -> out.waves();
            case Sealed sealed -> sealed.limit();
        };
    }

    /** What is carried out one by one: the step itself, or that of each host. */
    default List<Step> parts() {
        return List.of(this);
    }

    /**
     * Performs a verb once.
     *
     * @param marks a name for the instant it took hold, such as {@code failed}
     * @param expires how long the fault may last if the coordinator never comes back
     * @param pace how it goes about a group of hosts, which the plan makes a fan-out of
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
            Undo undo,
            Optional<Pace> pace)
            implements Step {

        /** An act on one thing. */
        public Act(
                String id,
                String title,
                Optional<Guard> when,
                String verb,
                String on,
                SortedMap<String, String> with,
                Duration limit,
                Optional<String> marks,
                Optional<Duration> expires,
                Undo undo) {
            this(id, title, when, verb, on, with, limit, marks, expires, undo, Optional.empty());
        }

        /** The same on one host of the group it speaks of. */
        public Act onHost(String host) {
            return new Act(
                    id + "/" + host,
                    title + ": " + host,
                    when,
                    verb,
                    host,
                    with,
                    limit,
                    marks,
                    expires,
                    undo.onHost(on, host));
        }
    }

    /**
     * Looks again and again until a condition holds; the deadline passing is a failure.
     *
     * @param check whether the deadline passing is only noted, and the drill goes on
     * @param pace how it goes about a group of hosts, which the plan makes a fan-out of
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
            boolean check,
            Optional<Pace> pace)
            implements Step {

        /** An await of one thing. */
        public Await(
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
                boolean check) {
            this(
                    id,
                    title,
                    when,
                    verb,
                    on,
                    with,
                    until,
                    every,
                    within,
                    marks,
                    check,
                    Optional.empty());
        }

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
     * Asks people holding a role; the waiting time is data.
     *
     * @param fourEyes whether the one who started the drill may not answer
     * @param marks a name for the instant of the answer, such as {@code declared}
     * @param quorum how many have to answer, and who may
     * @param shows what is looked at when the question is put, and shown with it
     * @param about the measures whose verdicts stand beside the answer in the report
     */
    record Ask(
            String id,
            String title,
            Optional<Guard> when,
            String role,
            String question,
            Duration within,
            Otherwise otherwise,
            boolean fourEyes,
            Optional<String> marks,
            Quorum quorum,
            List<Look> shows,
            List<Measure> about)
            implements Step {

        public Ask {
            shows = List.copyOf(shows);
            about = List.copyOf(about);
        }

        /** A question to anybody who holds the role, with which nothing is shown. */
        public Ask(
                String id,
                String title,
                Optional<Guard> when,
                String role,
                String question,
                Duration within,
                Otherwise otherwise,
                boolean fourEyes,
                Optional<String> marks) {
            this(
                    id,
                    title,
                    when,
                    role,
                    question,
                    within,
                    otherwise,
                    fourEyes,
                    marks,
                    Quorum.ANYBODY,
                    List.of(),
                    List.of());
        }

        /** All looks are made at the same time, before anybody is asked. */
        private Duration longestWithLooks() {
            return shows.isEmpty() ? within : within.plus(Look.LIMIT);
        }
    }

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

    /**
     * Steps in an envelope that is opened when it is due.
     *
     * @param name what is known of it before
     * @param limit how long it may take
     * @param hash SHA-256 of what was sealed, in hex; empty in a runbook
     * @param parts its steps, in order; none while it is sealed
     */
    record Sealed(
            String id,
            String title,
            Optional<Guard> when,
            String name,
            Duration limit,
            String hash,
            List<Step> parts)
            implements Step {

        public Sealed {
            parts = List.copyOf(parts);
        }

        public boolean hasSteps() {
            return !parts.isEmpty();
        }

        /** The same with these steps in it. */
        public Sealed with(List<Step> steps) {
            return new Sealed(id, title, when, name, limit, hash, steps);
        }

        /** What is left of it once it is sealed. */
        public Sealed closed(String digest) {
            return new Sealed(id, title, when, name, limit, digest, List.of());
        }
    }

    /** On each host of the group that was written, or many questions at once; only in plans. */
    record FanOut(
            String id, String title, Optional<Guard> when, String on, Pace pace, List<Step> parts)
            implements Step {

        public FanOut {
            parts = List.copyOf(parts);
        }

        /** The host of one of the parts; of a question, its number. */
        public String host(Step part) {
            return part instanceof Ask ? part.id() : part.id().substring(id.length() + 1);
        }

        /** What the parts are called, as many as there are. */
        public String noun() {
            String one = parts.getFirst() instanceof Ask ? "question" : "host";
            return parts.size() == 1 ? one : one + "s";
        }

        private Duration waves() {
            return parts.stream()
                    .map(Step::longest)
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO)
                    .multipliedBy(pace.waves(parts.size()));
        }
    }
}
