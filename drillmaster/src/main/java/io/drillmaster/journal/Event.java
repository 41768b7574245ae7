package io.drillmaster.journal;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Something that happened in a drill; the sequence of these is the drill. */
public sealed interface Event {

    /** The first event: the promise that the rest is held against. */
    record Opened(String drill, Plan plan) implements Event {
        @Override
        public String toString() {
            return "Opened[" + drill + "]";
        }
    }

    /**
     * An interlock that did not let the drill start, and was overridden.
     *
     * @param by one of the two people who did it; each has an entry
     */
    record Overrode(String interlock, String by, String why) implements Event {}

    /**
     * A coordinator process took its seat, at the start or to resume.
     *
     * @param boot identifies the boot of the machine: readings of one boot share a monotonic clock
     */
    record SatDown(
            int sitting, String by, String boot, long pid, SortedMap<String, String> versions)
            implements Event {}

    record PhaseBegan(int phase, String title) implements Event {}

    record StepBegan(String step) implements Event {}

    /** Written and synced before the call leaves. */
    record Called(String step, Purpose purpose, Call call) implements Event {}

    record Answered(String step, Purpose purpose, Outcome outcome) implements Event {}

    /** What a look found out about a call whose answer was missing. */
    record Settled(String step, Purpose purpose, Outcome outcome) implements Event {}

    /** One look of an await; only looks that differ from the one before are written. */
    record Looked(String step, Outcome outcome, boolean holds) implements Event {}

    /**
     * A question was put to a role: a step's own, or what became of a call that no look could tell.
     *
     * @param purpose of the call in doubt; ACT for a step's own question
     */
    record Asked(String step, Purpose purpose, String role, String question, Instant until)
            implements Event {}

    /**
     * An answer to a question.
     *
     * @param standIn true when no person spoke but the stand-in of an unattended run
     * @param deputy true when the one who answered does not hold the role but may speak for it
     */
    record Replied(
            String step,
            Purpose purpose,
            String role,
            String by,
            String answer,
            boolean standIn,
            boolean deputy)
            implements Event {

        /** The answer of one who holds the role, or of a stand-in. */
        public Replied(
                String step,
                Purpose purpose,
                String role,
                String by,
                String answer,
                boolean standIn) {
            this(step, purpose, role, by, answer, standIn, false);
        }
    }

    /** A look that was made for a question, before it was put, and is shown with it. */
    record Shown(String step, Call call, Outcome outcome) implements Event {}

    /** An answer that does not count, and why. */
    record Dismissed(String step, String by, String answer, String why) implements Event {}

    /**
     * An envelope was due, and is what was sealed.
     *
     * @param content its text, to the letter
     */
    record Unsealed(String step, String content) implements Event {}

    record WatchBegan(String step, Alignment alignment, SortedMap<String, String> facts)
            implements Event {}

    /**
     * A watch was closed and its captures brought home.
     *
     * @param trouble why the watch could not be closed as it should, if so
     */
    record WatchEnded(
            String step,
            Optional<Alignment> alignment,
            List<CaptureRef> captures,
            Optional<String> trouble)
            implements Event {

        public WatchEnded {
            captures = List.copyOf(captures);
        }
    }

    record StepEnded(String step, StepResult result, String why) implements Event {}

    /** One look of those that show the estate as a whole; the last one of a side counts. */
    record Surveyed(Side when, Call call, Outcome outcome) implements Event {}

    record AbortAsked(String by, String why) implements Event {}

    /** A stop condition came about, or could not be looked at any more. */
    record StopSeen(String stop, String why) implements Event {}

    /** The wall clock of the coordinator was set while the drill ran. */
    record ClockStepped(Duration by) implements Event {}

    /** From here on the drill only goes back. */
    record TurnedBack(Ending ending, String why) implements Event {}

    /**
     * The last event.
     *
     * @param left what could not be taken back, in words; empty when nothing is left
     */
    record Closed(Ending ending, String why, List<String> left) implements Event {

        public Closed {
            left = List.copyOf(left);
        }
    }
}
