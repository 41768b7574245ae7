package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the injection to the look at which something was as it should be again. */
final class Restored {

    /**
     * What is waited for.
     *
     * @param mark that the await must carry
     * @param told what it sees, after "that"
     */
    private record Awaited(String mark, String told) {}

    private static final Awaited REPLICATION =
            new Awaited("replication-restored", "the replicas were streaming again");
    private static final Awaited CONVERGENCE =
            new Awaited("reconverged", "the network had found its way");

    private static final Awaited SITE =
            new Awaited("recovered", "the other site served the clients");

    private Restored() {}

    /** The other site has taken over the whole service. */
    static Measurement site(CaseFile drill) {
        return of(drill, SITE);
    }

    /** Every replica streams again. */
    static Measurement replication(CaseFile drill) {
        return of(drill, REPLICATION);
    }

    /** Routes, names or addresses are where they go after the fault. */
    static Measurement convergence(CaseFile drill) {
        return of(drill, CONVERGENCE);
    }

    /** The look at which the await that bears a mark came true. */
    static Optional<Entry> seen(CaseFile drill, String mark) {
        return await(drill, mark)
                .flatMap(await ->
                        drill.entries().stream()
                                .filter(entry -> look(entry, await.id()) == Look.HOLDS)
                                .findFirst());
    }

    private static Optional<Step.Await> await(CaseFile drill, String mark) {
        return drill.plan().steps().stream()
                .filter(Step.Await.class::isInstance)
                .map(Step.Await.class::cast)
                .filter(each -> each.marks().equals(Optional.of(mark)))
                .findFirst();
    }

    private static Measurement of(CaseFile drill, Awaited awaited) {
        Optional<Step.Await> await = await(drill, awaited.mark());
        if (await.isEmpty()) {
            return new Absent("no await of the plan marks " + awaited.mark(), List.of());
        }
        return switch (drill.injected()) {
            case Injected.Not not -> new Absent(not.why(), not.entries());
            case Injected.Took took -> of(drill, took, await.get(), awaited);
        };
    }

    private static Measurement of(
            CaseFile drill, Injected.Took took, Step.Await await, Awaited awaited) {
        List<Long> cited = new ArrayList<>(took.entries());
        Optional<Entry> before = Optional.empty();
        for (Entry entry : drill.entries()) {
            switch (look(entry, await.id())) {
                case BEGAN, NOT_YET -> before = Optional.of(entry);
                case HOLDS -> {
                    before.ifPresent(e -> cited.add(e.number()));
                    cited.add(entry.number());
                    return between(drill, took, await, before.orElse(entry), entry, cited);
                }
                case GIVEN_UP -> {
                    cited.add(entry.number());
                    return new Never(
                            "it was not seen that "
                                    + awaited.told()
                                    + " within "
                                    + Quantity.of(await.within())
                                    + " of step "
                                    + await.id(),
                            cited);
                }
                case OTHER -> {}
            }
        }
        return new Absent(
                "the drill never came to look whether " + awaited.told() + ", step " + await.id(),
                cited);
    }

    private enum Look {
        BEGAN,
        NOT_YET,
        HOLDS,
        GIVEN_UP,
        OTHER
    }

    private static Look look(Entry entry, String step) {
        if (entry.event() instanceof Event.StepBegan began && began.step().equals(step)) {
            return Look.BEGAN;
        }
        if (entry.event() instanceof Event.Looked looked && looked.step().equals(step)) {
            return looked.holds() ? Look.HOLDS : Look.NOT_YET;
        }
        if (entry.event() instanceof Event.StepEnded ended && ended.step().equals(step)) {
            return ended.result() == StepResult.FAILED ? Look.GIVEN_UP : Look.OTHER;
        }
        return Look.OTHER;
    }

    private static Measurement between(
            CaseFile drill,
            Injected.Took took,
            Step.Await await,
            Entry before,
            Entry holds,
            List<Long> cited) {
        Optional<Bracket> seen = drill.axis().at(holds.at());
        Optional<Bracket> unseen = drill.axis().at(before.at());
        if (seen.isEmpty() || unseen.isEmpty()) {
            return new Absent(
                    "the looks are of another boot of the coordinator than the injection, and the"
                            + " error of their clocks is not known",
                    cited);
        }
        boolean firstLook = before.event() instanceof Event.StepBegan;
        // What a look found may be as old as the look took, which is at most its cadence.
        long from = firstLook ? took.when().from() : unseen.get().from() - await.every().toNanos();
        return new Interval(
                Math.max(0, from - took.when().to()),
                Math.max(0, seen.get().to() - took.when().from()),
                Dimension.TIME,
                cited,
                firstLook
                        ? "it held at the first look; how long before it nobody looked"
                        : "looked every " + Quantity.of(await.every()) + " until it held");
    }
}
