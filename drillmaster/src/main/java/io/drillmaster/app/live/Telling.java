package io.drillmaster.app.live;

import io.drillmaster.app.live.Told.Tone;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.Side;
import io.drillmaster.journal.StepResult;
import io.drillmaster.journal.Unfolded;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Step;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each event of a journal reads as one line. */
public final class Telling {

    private Plan plan;
    private final Set<String> oneOfMany = new HashSet<>();

    public Telling(Plan plan) {
        this.plan = plan;
        plan.phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .filter(Step.FanOut.class::isInstance)
                .flatMap(step -> step.parts().stream())
                .forEach(part -> oneOfMany.add(part.id()));
    }

    /** Takes up an envelope that was opened: its steps have titles from then on. */
    void take(Event event) {
        if (event instanceof Event.Unsealed unsealed) {
            plan = Unfolded.plan(plan, unsealed);
        }
    }

    /** What goes well on one of many hosts is told by the line of the whole step. */
    boolean isWorthALine(Event event) {
        return switch (event) {
            case Event.StepBegan began -> !oneOfMany.contains(began.step());
            case Event.Called called -> !oneOfMany.contains(called.step());
            case Event.Answered answered ->
                    !(answered.outcome() instanceof Outcome.Done)
                            || !oneOfMany.contains(answered.step());
            case Event.Settled settled ->
                    !(settled.outcome() instanceof Outcome.Done)
                            || !oneOfMany.contains(settled.step());
            case Event.Looked looked -> !oneOfMany.contains(looked.step());
            case Event.StepEnded ended ->
                    ended.result() != StepResult.DONE || !oneOfMany.contains(ended.step());
            default -> true;
        };
    }

    public Told of(Event event) {
        return switch (event) {
            case Event.Opened opened ->
                    strong(opened.drill() + " opened: " + plan.title() + " on " + plan.estate());
            case Event.Overrode overrode -> overrode(overrode);
            case Event.SatDown sat -> satDown(sat);
            case Event.PhaseBegan began ->
                    strong(
                            "Phase %d of %d: %s"
                                    .formatted(began.phase(), plan.phases().size(), began.title()));
            case Event.StepBegan began -> plain(began.step() + " " + title(began.step()));
            case Event.Called called -> called(called);
            case Event.Answered answered ->
                    outcome(answered.step(), answered.purpose(), answered.outcome());
            case Event.Settled settled -> settled(settled);
            case Event.Looked looked -> looked(looked);
            case Event.Asked asked ->
                    warning(asked.step() + " asks " + asked.role() + ": " + asked.question());
            case Event.Shown shown -> shown(shown);
            case Event.Unsealed unsealed ->
                    strong(
                            unsealed.step()
                                    + " the envelope is opened, as it was sealed: "
                                    + title(unsealed.step()));
            case Event.Replied replied -> replied(replied);
            case Event.Dismissed dismissed -> dismissed(dismissed);
            case Event.StopSeen seen ->
                    new Told(Tone.BAD, "Stop: " + seen.stop() + ": " + seen.why());
            case Event.ClockStepped stepped ->
                    warning("the wall clock of this machine was set by " + stepped.by());
            case Event.WatchBegan began -> plain(began.step() + " watching" + facts(began.facts()));
            case Event.WatchEnded ended -> watchEnded(ended);
            case Event.StepEnded ended -> stepEnded(ended);
            case Event.Surveyed surveyed -> surveyed(surveyed);
            case Event.AbortAsked asked -> warning(asked.by() + " asked to abort: " + asked.why());
            case Event.TurnedBack back -> warning("Going back from here: " + back.why());
            case Event.Closed closed -> closed(closed);
        };
    }

    private static Told overrode(Event.Overrode overrode) {
        return new Told(
                Tone.WARNING,
                "%s overrode the interlock %s: %s"
                        .formatted(overrode.by(), overrode.interlock(), overrode.why()));
    }

    private static Told satDown(Event.SatDown sat) {
        String verb = sat.sitting() == 1 ? "conducted by " : "taken up again by ";
        return faint(verb + sat.by() + ", process " + sat.pid());
    }

    private static Told called(Event.Called called) {
        String call = called.call().verb() + " on " + called.call().on();
        String text = what(called.step(), called.purpose()) + " " + call;
        boolean lease = called.purpose() != Purpose.ACT && called.purpose() != Purpose.UNDO;
        return lease ? faint(text) : plain(text);
    }

    private static String what(String step, Purpose purpose) {
        return purpose == Purpose.ACT ? step : step + " " + purpose.told();
    }

    private static Told outcome(String step, Purpose purpose, Outcome outcome) {
        String what = what(step, purpose);
        return switch (outcome) {
            case Outcome.Done done -> plain(what + " done" + facts(done.facts()));
            case Outcome.Refused refused -> new Told(Tone.BAD, what + " refused: " + refused.why());
            case Outcome.Unknown unknown ->
                    new Told(Tone.WARNING, what + " unknown: " + unknown.why());
        };
    }

    private static Told settled(Event.Settled settled) {
        Told told = outcome(settled.step(), settled.purpose(), settled.outcome());
        return new Told(told.tone(), told.text() + " (found by a look)");
    }

    private static Told looked(Event.Looked looked) {
        return switch (looked.outcome()) {
            case Outcome.Done done ->
                    new Told(
                            looked.holds() ? Tone.PLAIN : Tone.FAINT,
                            looked.step() + " sees" + facts(done.facts()));
            case Outcome.Refused refused -> faint(looked.step() + " cannot look: " + refused.why());
            case Outcome.Unknown unknown ->
                    faint(looked.step() + " has no answer: " + unknown.why());
        };
    }

    private static Told surveyed(Event.Surveyed surveyed) {
        String what =
                surveyed.call().on()
                        + (surveyed.when() == Side.BEFORE ? " before: " : " after: ")
                        + surveyed.call().verb();
        return switch (surveyed.outcome()) {
            case Outcome.Done done ->
                    faint("%s, %d things seen".formatted(what, done.facts().values().size()));
            case Outcome.Refused refused ->
                    new Told(Tone.WARNING, what + " refused: " + refused.why());
            case Outcome.Unknown unknown ->
                    new Told(Tone.WARNING, what + " unknown: " + unknown.why());
        };
    }

    private static Told watchEnded(Event.WatchEnded ended) {
        long bytes = ended.captures().stream().mapToLong(CaptureRef::bytes).sum();
        String captures =
                "%s watch ended: %d captures, %,d kB"
                        .formatted(ended.step(), ended.captures().size(), (bytes + 999) / 1000);
        return ended.trouble()
                .map(trouble -> new Told(Tone.WARNING, captures + "; " + trouble))
                .orElseGet(() -> faint(captures));
    }

    private Told stepEnded(Event.StepEnded ended) {
        String step = ended.step() + " " + title(ended.step());
        return switch (ended.result()) {
            case DONE -> new Told(Tone.GOOD, step + ": " + ended.why());
            case FAILED -> new Told(Tone.BAD, step + " failed: " + ended.why());
            case UNMET -> new Told(Tone.BAD, step + " is not so: " + ended.why());
        };
    }

    private static Told closed(Event.Closed closed) {
        String text =
                switch (closed.ending()) {
                    case COMPLETED -> "The drill is complete: ";
                    case FAILED -> "The drill failed: ";
                    case ABORTED -> "The drill was aborted: ";
                    case STOPPED -> "The drill was stopped: ";
                };
        String left = closed.left().isEmpty() ? "" : "; left: " + String.join("; ", closed.left());
        return strong(text + closed.why() + left);
    }

    private String title(String id) {
        return plan.phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .flatMap(step -> Stream.concat(Stream.of(step), step.parts().stream()))
                .filter(step -> step.id().equals(id))
                .map(Step::title)
                .findFirst()
                .orElse("(a step that is not in the plan)");
    }

    private static String facts(Facts facts) {
        return facts(facts.values());
    }

    private static String facts(java.util.SortedMap<String, String> values) {
        return values.isEmpty()
                ? ""
                : values.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(" ", " ", ""));
    }

    private static Told replied(Event.Replied replied) {
        boolean marked = replied.standIn() && !Crew.isStandIn(replied.by());
        return plain(
                "%s %s%s answered: %s"
                        .formatted(
                                replied.step(),
                                replied.by(),
                                marked ? " (stand-in)" : replied.deputy() ? " (deputy)" : "",
                                replied.answer()));
    }

    /** What was found for a question, as people read it before they answer. */
    public static Told shown(Event.Shown shown) {
        String look = shown.call().verb() + " on " + shown.call().on();
        return switch (shown.outcome()) {
            case Outcome.Done done ->
                    plain(shown.step() + " shows " + look + ":" + facts(done.facts()));
            case Outcome.Refused refused ->
                    warning(shown.step() + " cannot show " + look + ": " + refused.why());
            case Outcome.Unknown unknown ->
                    warning(shown.step() + " shows no answer of " + look + ": " + unknown.why());
        };
    }

    private static Told dismissed(Event.Dismissed dismissed) {
        return warning(
                "%s %s answered \"%s\", which does not count: %s"
                        .formatted(
                                dismissed.step(),
                                dismissed.by(),
                                dismissed.answer(),
                                dismissed.why()));
    }

    private static Told warning(String text) {
        return new Told(Tone.WARNING, text);
    }

    private static Told plain(String text) {
        return new Told(Tone.PLAIN, text);
    }

    private static Told faint(String text) {
        return new Told(Tone.FAINT, text);
    }

    private static Told strong(String text) {
        return new Told(Tone.STRONG, text);
    }
}
