package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Failback;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import io.drillmaster.watch.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By how much later 99 of 100 orders were acknowledged while the other site served than before the
 * fault, from when each fell due. As long as service must be good to count as restored, the other
 * site works off what had to wait; that is told, and not counted.
 */
final class AddedLatency {

    private static final double TAIL = 99;

    private final Latencies before = new Latencies();
    private final Latencies first = new Latencies();
    private final Latencies away = new Latencies();
    private final Duration settle;
    private final long fault;
    private final long served;
    private final long until;

    /**
     * What is counted; on the clock of the client.
     *
     * @param settle how long after that it is given to settle
     * @param fault when it struck at the earliest
     * @param served when the other site served at the latest
     * @param until when the way home began
     */
    private AddedLatency(Duration settle, long fault, long served, long until) {
        this.settle = settle;
        this.fault = fault;
        this.served = served;
        this.until = until;
    }

    static Measurement of(CaseFile drill) {
        Optional<Watched> orders = drill.watch(Client.ORDERS.watch());
        if (orders.isEmpty()) {
            return new Absent("the plan sends no orders", List.of());
        }
        Watched watched = orders.get();
        Optional<CaptureRef> capture = watched.capture(Client.ORDERS.capture());
        if (capture.isEmpty()) {
            return new Absent(watched.without("the client's orders"), watched.entries());
        }
        return switch (drill.injected()) {
            case Injected.Not not -> new Absent(not.why(), not.entries());
            case Injected.Took took -> of(drill, took, watched, capture.get());
        };
    }

    private static Measurement of(
            CaseFile drill, Injected.Took took, Watched orders, CaptureRef capture) {
        List<Long> cited = new ArrayList<>(took.entries());
        cited.addAll(orders.entries());
        Optional<Entry> seen = Restored.seen(drill, "recovered");
        Optional<Bracket> served = seen.flatMap(entry -> drill.axis().at(entry.at()));
        if (served.isEmpty() || !orders.clock().known()) {
            return new Absent(
                    seen.isEmpty()
                            ? "no look saw the other site serve clients"
                            : "the clocks of the client and of the coordinator cannot be compared",
                    cited);
        }
        cited.add(seen.get().number());
        VantageClock clock = orders.clock();
        AddedLatency added =
                new AddedLatency(
                        drill.plan().settle(),
                        clock.read(took.when()).from(),
                        clock.read(served.get()).to(),
                        wayHome(drill).map(at -> clock.read(at).from()).orElse(Long.MAX_VALUE));
        drill.captures().operations(capture).forEach(added::see);
        return added.told(cited);
    }

    private static Optional<Bracket> wayHome(CaseFile drill) {
        return drill.plan()
                .failback()
                .map(Failback::first)
                .flatMap(first ->
                        drill.entries().stream()
                                .filter(entry ->
                                        entry.event() instanceof Event.PhaseBegan began
                                                && began.phase() == first)
                                .findFirst())
                .flatMap(entry -> drill.axis().at(entry.at()));
    }

    private void see(Operation op) {
        if (op.end() < fault) {
            before.add(op);
        } else if (op.due() > served && op.due() < until) {
            boolean settled = op.due() - served >= settle.toNanos();
            (settled ? away : first).add(op);
        }
    }

    private Measurement told(List<Long> cited) {
        if (before.count() < Latencies.ENOUGH || away.count() < Latencies.ENOUGH) {
            return new Absent(
                    "%d orders fell due before the fault and %d at the other site; there must be %d each"
                            .formatted(before.count(), away.count(), Latencies.ENOUGH),
                    cited);
        }
        String both =
                "before the fault %s; at the other site %s; in its first %s, which do not count, %s"
                        .formatted(before.told(), away.told(), Quantity.of(settle), first.told());
        if (!before.has(TAIL)) {
            return new Absent("too many orders were not acknowledged: " + both, cited);
        }
        if (!away.has(TAIL)) {
            return new Never("99 of 100 orders were not acknowledged: " + both, cited);
        }
        Span home = before.percentile(TAIL);
        Span there = away.percentile(TAIL);
        return new Interval(
                there.lo() - home.hi(), there.hi() - home.lo(), Dimension.TIME, cited, both);
    }
}
