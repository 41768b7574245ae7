package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.Side;
import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.List;

/** The next thing the conductor is to do. */
public sealed interface Command {

    /** What takes time, and may be done beside others of its kind. */
    sealed interface Errand extends Command permits Perform, Keep, Settle, Look {

        /** What it is done for. */
        Deed deed();

        Call call();

        /** Whether it may change something, so that it is written down before it leaves. */
        default boolean isDeed() {
            return switch (this) {
                case Perform _, Keep _ -> true;
                case Settle _, Look _ -> false;
            };
        }
    }

    record BeginPhase(int phase, String title) implements Command {}

    record BeginStep(Step step) implements Command {}

    /** Journal the call, then let it leave. */
    record Perform(String step, Purpose purpose, Call call) implements Errand {

        @Override
        public Deed deed() {
            return new Deed(purpose, step);
        }
    }

    /** Journal the call, then arm, renew or take away the end that its fault has by itself. */
    record Keep(String step, Purpose purpose, Call call, Duration lease) implements Errand {

        @Override
        public Deed deed() {
            return new Deed(purpose, step);
        }
    }

    /** Find out what became of a call, also of one whose answer is missing; never repeat it. */
    record Settle(String step, Purpose purpose, Call call) implements Errand {

        @Override
        public Deed deed() {
            return new Deed(purpose, step);
        }
    }

    /** Look once, then let the rest of the cadence pass. */
    record Look(Step.Await step, Call call) implements Errand {

        @Override
        public Deed deed() {
            return new Deed(Purpose.ACT, step.id());
        }
    }

    /** Let all of these leave at the same time, and wait for none. */
    record Send(List<Errand> errands) implements Command {

        public Send {
            errands = List.copyOf(errands);
        }
    }

    /** Look at all of this at the same time, for a question that is about to be put. */
    record Show(Step.Ask step, List<Call> calls) implements Command {

        public Show {
            calls = List.copyOf(calls);
        }
    }

    record Put(Question question, Duration within) implements Command {}

    record BeginWatch(Step.Watch step) implements Command {}

    record RejoinWatch(Step.Watch step) implements Command {}

    record EndWatch(Step.Watch step) implements Command {}

    record EndStep(Step step, StepResult result, String why) implements Command {}

    /** Open an envelope that is due, if it is what was sealed. */
    record Open(Step.Sealed step) implements Command {}

    /** Nothing is due before this much time has passed, or something sent was answered. */
    record Pause(Duration time) implements Command {}

    /** Look at the estate as a whole, all of it at the same time. */
    record Survey(Side side, List<Call> calls) implements Command {

        public Survey {
            calls = List.copyOf(calls);
        }
    }

    record TurnBack(Ending ending, String why) implements Command {}

    record Close(Ending ending, String why, List<String> left) implements Command {

        public Close {
            left = List.copyOf(left);
        }
    }

    /** The drill is over. */
    record Rest() implements Command {}
}
