package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * From the injection to when the monitoring raised its alert, by the alert's own time.
 *
 * <p>How long we took to look does not count. The clock of the monitoring does: as far off as the
 * worst clock of the estate was when it was asked, so far is the figure uncertain.
 */
final class Detection {

    /** The mark that the await must carry. */
    static final String MARK = "detected";

    /** The fact that tells when an alert began to fire. */
    private static final String STARTS = "starts-at";

    private Detection() {}

    static Measurement of(CaseFile drill) {
        Optional<Step.Await> await =
                drill.plan().steps().stream()
                        .filter(Step.Await.class::isInstance)
                        .map(Step.Await.class::cast)
                        .filter(each -> each.marks().equals(Optional.of(MARK)))
                        .findFirst();
        if (await.isEmpty()) {
            return new Absent("no await of the plan marks " + MARK, List.of());
        }
        return switch (drill.injected()) {
            case Injected.Not not -> new Absent(not.why(), not.entries());
            case Injected.Took took -> of(drill, took, await.get());
        };
    }

    private static Measurement of(CaseFile drill, Injected.Took took, Step.Await await) {
        List<Long> cited = new ArrayList<>(took.entries());
        for (Entry entry : drill.entries()) {
            if (entry.event() instanceof Event.Looked looked
                    && looked.step().equals(await.id())
                    && looked.holds()) {
                cited.add(entry.number());
                return at(drill, took, entry, cited);
            }
            if (entry.event() instanceof Event.StepEnded ended
                    && ended.step().equals(await.id())
                    && ended.result() == StepResult.FAILED) {
                cited.add(entry.number());
                return new Never(
                        "no alert was raised within %s of step %s"
                                .formatted(Quantity.of(await.within()), await.id()),
                        cited);
            }
        }
        return new Absent("the drill never came to see an alert, step " + await.id(), cited);
    }

    private static Measurement at(
            CaseFile drill, Injected.Took took, Entry look, List<Long> cited) {
        if (starts(look).isEmpty()) {
            return new Absent("the look does not tell when the alert began to fire", cited);
        }
        Optional<Bracket> began = began(drill, look);
        if (began.isEmpty()) {
            return new Absent(
                    "nobody compared the clocks of the estate with that of the coordinator", cited);
        }
        if (began.get().to() < took.when().from()) {
            return new Absent(
                    "the alert fired since before the injection, and so does not tell of it",
                    cited);
        }
        Span span = Spans.between(took.when(), began.get());
        return new Interval(
                span.lo(),
                span.hi(),
                Dimension.TIME,
                cited,
                "by the alert's own time; the clocks of the estate were off by %s at most"
                        .formatted(
                                Quantity.of(
                                        Duration.ofNanos(worstClock(drill.plan()).orElseThrow()))));
    }

    /** The look that saw the alert fire, if the plan has one and it came true. */
    static Optional<Entry> seen(CaseFile drill) {
        return Restored.seen(drill, MARK);
    }

    /** When an alert that a look saw began to fire; empty where no clock can tell. */
    static Optional<Bracket> began(CaseFile drill, Entry look) {
        Optional<Instant> starts = starts(look);
        Optional<Bracket> seen = drill.axis().at(look.at());
        OptionalLong error = worstClock(drill.plan());
        if (starts.isEmpty() || seen.isEmpty() || error.isEmpty()) {
            return Optional.empty();
        }
        // The look's entry is the same instant on both of our clocks.
        long before = Duration.between(starts.get(), look.at().wall()).toNanos();
        return Optional.of(
                new Bracket(
                        seen.get().from() - before - error.getAsLong(),
                        seen.get().to() - before + error.getAsLong()));
    }

    private static Optional<Instant> starts(Entry look) {
        try {
            return look.event() instanceof Event.Looked looked
                            && looked.outcome() instanceof Outcome.Done done
                    ? done.facts().get(STARTS).map(Instant::parse)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Which host monitors the others, a plan does not say; so the worst of all clocks counts. */
    private static OptionalLong worstClock(Plan plan) {
        return plan.settings().entrySet().stream()
                .filter(each -> each.getKey().matches("ssh\\.reach \\S+ clock-offset"))
                .mapToLong(each ->
                        nanos(Optional.of(each.getValue()))
                                + nanos(
                                        Optional.ofNullable(
                                                plan.settings()
                                                        .get(
                                                                each.getKey()
                                                                        .replace(
                                                                                "clock-offset",
                                                                                "clock-error")))))
                .max();
    }

    private static long nanos(Optional<String> amount) {
        return amount.flatMap(Quantity::parse)
                .filter(each -> each.dimension() == Dimension.TIME)
                .map(each -> each.duration().toNanos())
                .orElse(0L);
    }
}
