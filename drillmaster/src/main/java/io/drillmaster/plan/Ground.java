package io.drillmaster.plan;

import io.drillmaster.connector.Facts;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the ground is that a drill would stand on: its hosts, and what others do or left there. */
final class Ground {

    private final Attempt attempt;
    private final Known known;

    Ground(Attempt attempt, Known known) {
        this.attempt = attempt;
        this.known = known;
    }

    /** A sentence for each running drill that shares a host, by its management address. */
    List<String> blastRadius() {
        List<String> all = new ArrayList<>();
        for (RunningDrill other : known.running()) {
            String shared =
                    attempt.estate().hosts().values().stream()
                            .filter(host -> other.hosts().containsValue(host.management()))
                            .map(host -> host.name() + " (" + host.management() + ")")
                            .collect(Collectors.joining(", "));
            if (!shared.isEmpty()) {
                all.add(
                        "drill %s is running on %s, and both have the hosts %s; wait for its end, or `./drill abort %s`"
                                .formatted(other.drill(), other.estate(), shared, other.drill()));
            }
        }
        return all;
    }

    /** A sentence for each thing an earlier drill left on this estate and nobody accepted. */
    List<String> leftovers() {
        return known.leftovers().stream()
                .filter(each -> each.estate().equals(attempt.estate().name()))
                .filter(each -> !known.programme().accepted(each.drill(), each.what()))
                .map(Ground::told)
                .toList();
    }

    private static String told(Leftover left) {
        String what = left.what().replaceFirst("\\.$", "");
        return left.open()
                ? "drill %s was never closed: %s; `./drill resume %s` or `./drill abort %s` first"
                        .formatted(left.drill(), what, left.drill(), left.drill())
                : "drill %s left something behind: %s; mend it, and let two people say so with `./drill accept %s --by NAME --reason TEXT`"
                        .formatted(left.drill(), what, left.drill());
    }

    /** A sentence for each host on which a fault would have to end by itself, and may not. */
    List<String> deadMan() {
        return attempt.plan().steps().stream()
                .filter(Step.Act.class::isInstance)
                .map(Step.Act.class::cast)
                .filter(act -> act.expires().isPresent())
                .filter(act -> !arms(act.on()))
                .map(act ->
                        "step %s relies on %s to end its fault by itself, and that was not seen to arm and disarm there; `run` tries it just before it starts: look at systemd on %s"
                                .formatted(act.id(), act.on(), act.on()))
                .distinct()
                .toList();
    }

    /** The survey's word {@code deadman HOST}: its fact {@code arms} is yes when it was seen to. */
    private boolean arms(String host) {
        return attempt.survey()
                .of("deadman", host)
                .flatMap(facts -> facts.get("arms"))
                .equals(Optional.of("yes"));
    }

    /** A sentence for each host whose clock is off, or may be. */
    List<String> clocks() {
        return attempt.estate().hosts().keySet().stream()
                .flatMap(host -> clock(host).stream())
                .toList();
    }

    private Optional<String> clock(String host) {
        double bound = attempt.estate().clockBound().toNanos();
        String told = Quantity.of(attempt.estate().clockBound()).toString();
        Optional<Facts> facts = attempt.survey().of("ssh.reach", host);
        Optional<Double> offset = facts.flatMap(each -> nanos(each, "clock-offset"));
        Optional<Double> error = facts.flatMap(each -> nanos(each, "clock-error"));
        if (offset.isEmpty() || error.isEmpty()) {
            return Optional.of(
                    "how far the clock of %s is off could not be told, and it may be off by %s at most; look at `date` there"
                            .formatted(host, told));
        }
        if (offset.get() + error.get() <= bound) {
            return Optional.empty();
        }
        String so = offset.get() - error.get() > bound ? "is off by" : "may be off by";
        return Optional.of(
                "the clock of %s %s %s with an error of %s, and %s is the most allowed; set it right, for example with `chronyc makestep`"
                        .formatted(
                                host,
                                so,
                                new Quantity(offset.get(), Dimension.TIME),
                                new Quantity(error.get(), Dimension.TIME),
                                told));
    }

    private static Optional<Double> nanos(Facts facts, String name) {
        return facts.get(name)
                .flatMap(Quantity::parse)
                .filter(each -> each.dimension() == Dimension.TIME)
                .map(Quantity::base);
    }
}
