package io.drillmaster.evidence;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Quantity;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Events of a journal in words. */
final class Told {

    private final Map<String, String> titles = new TreeMap<>();

    Told(Plan plan) {
        plan.steps().forEach(step -> titles.put(step.id(), step.title()));
        plan.phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .forEach(step -> titles.put(step.id(), step.title()));
    }

    private String step(String id) {
        return id + " " + titles.getOrDefault(id, "");
    }

    /** The kind of event, in two words or less. */
    static String name(Event event) {
        return switch (event) {
            case Event.Opened _ -> "opened";
            case Event.Overrode _ -> "overrode";
            case Event.SatDown _ -> "sat down";
            case Event.PhaseBegan _ -> "phase";
            case Event.StepBegan _ -> "step";
            case Event.Called called -> called(called.purpose());
            case Event.Answered _ -> "answered";
            case Event.Settled _ -> "settled";
            case Event.Looked _ -> "looked";
            case Event.Asked _ -> "asked";
            case Event.Shown _ -> "shown";
            case Event.Unsealed _ -> "unsealed";
            case Event.Replied _ -> "replied";
            case Event.Dismissed _ -> "dismissed";
            case Event.StopSeen _ -> "stop";
            case Event.ClockStepped _ -> "clock set";
            case Event.WatchBegan _ -> "watch began";
            case Event.WatchEnded _ -> "watch ended";
            case Event.StepEnded _ -> "step ended";
            case Event.Surveyed _ -> "surveyed";
            case Event.AbortAsked _ -> "abort asked";
            case Event.TurnedBack _ -> "turned back";
            case Event.Closed _ -> "closed";
        };
    }

    private static String called(Purpose purpose) {
        return switch (purpose) {
            case ACT -> "called";
            case UNDO -> "undoing";
            case ARM -> "arming";
            case RENEW -> "renewing";
            case DISARM -> "disarming";
        };
    }

    String of(Event event) {
        return switch (event) {
            case Event.Opened e -> e.drill() + ", plan " + e.plan().digest();
            case Event.Overrode e -> e.interlock() + ", by " + e.by() + after(e.why());
            case Event.SatDown e ->
                    "sitting " + e.sitting() + " by " + e.by() + ", process " + e.pid();
            case Event.PhaseBegan e -> e.title();
            case Event.StepBegan e -> step(e.step());
            case Event.Called e -> e.step() + ": " + call(e.call());
            case Event.Answered e -> e.step() + ": " + outcome(e.outcome());
            case Event.Settled e -> e.step() + ", found by a look: " + outcome(e.outcome());
            case Event.Looked e ->
                    e.step() + (e.holds() ? ", holds: " : ", not yet: ") + outcome(e.outcome());
            case Event.Asked e -> e.step() + ", " + e.role() + ": " + e.question();
            case Event.Shown e -> shown(e);
            case Event.Unsealed e -> step(e.step()) + ", SHA-256 " + Digest.sha256(e.content());
            case Event.Replied e -> replied(e);
            case Event.Dismissed e -> e.step() + ", " + e.by() + ": " + e.answer() + after(e.why());
            case Event.StopSeen e -> e.stop() + after(e.why());
            case Event.ClockStepped e -> "the wall clock was set by " + Quantity.of(e.by());
            case Event.WatchBegan e -> step(e.step()) + join(e.facts());
            case Event.WatchEnded e -> e.step() + captures(e);
            case Event.StepEnded e -> step(e.step()) + ": " + lower(e.result()) + after(e.why());
            case Event.Surveyed e ->
                    lower(e.when())
                            + " the drill: "
                            + e.call().verb()
                            + " on "
                            + e.call().on()
                            + ": "
                            + found(e.outcome());
            case Event.AbortAsked e -> "by " + e.by() + after(e.why());
            case Event.TurnedBack e -> lower(e.ending()) + after(e.why());
            case Event.Closed e -> closed(e);
        };
    }

    private static String shown(Event.Shown shown) {
        return "%s, shown: %s on %s: %s"
                .formatted(
                        shown.step(),
                        shown.call().verb(),
                        shown.call().on(),
                        outcome(shown.outcome()));
    }

    private static String replied(Event.Replied reply) {
        String who = reply.standIn() ? " (stand-in, no person)" : reply.deputy() ? " (deputy)" : "";
        return "%s, %s%s: %s".formatted(reply.step(), reply.by(), who, reply.answer());
    }

    private static String call(Call call) {
        return call.verb()
                + " on "
                + call.on()
                + join(call.with())
                + ", limit "
                + Quantity.of(call.limit());
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> "done" + join(done.facts().values());
            case Outcome.Refused refused -> "refused: " + refused.why();
            case Outcome.Unknown unknown -> "unknown: " + unknown.why();
        };
    }

    /** A whole host is too much for a line; the journal itself has it. */
    private static String found(Outcome outcome) {
        return outcome instanceof Outcome.Done done
                ? done.facts().values().size() + " things seen"
                : outcome(outcome);
    }

    private static String captures(Event.WatchEnded ended) {
        String brought =
                ended.captures().stream()
                        .map(CaptureRef::name)
                        .collect(Collectors.joining(", ", " brought ", ""));
        return (ended.captures().isEmpty() ? " brought nothing" : brought)
                + ended.trouble().map(t -> "; trouble: " + t).orElse("");
    }

    private static String closed(Event.Closed closed) {
        return lower(closed.ending())
                + after(closed.why())
                + (closed.left().isEmpty()
                        ? "; nothing is left behind"
                        : "; left behind: " + String.join("; ", closed.left()));
    }

    private static String join(Map<String, String> facts) {
        return facts.isEmpty()
                ? ""
                : facts.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String after(String why) {
        return why.isEmpty() ? "" : ": " + why;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
