package io.drillmaster.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Checks that whatever is promised is also looked at, and often enough to tell. */
final class WitnessCheck {

    /** Looks must be this many times finer than the target they are to prove. */
    private static final int FINER = 4;

    private final Runbook runbook;
    private final FrontMatter front;
    private final Verbs verbs;
    private final Problems problems;

    WitnessCheck(Runbook runbook, FrontMatter front, Verbs verbs, Problems problems) {
        this.runbook = runbook;
        this.front = front;
        this.verbs = verbs;
        this.problems = problems;
    }

    void check() {
        front.objectives().forEach(this::objective);
    }

    private void objective(Objective objective, Place place) {
        switch (objective.measure()) {
            case RTO_DATABASE -> {
                injected(objective, place);
                watched(objective, place, "postgres.ledger");
            }
            case RPO_TIER1 -> {
                injected(objective, place);
                watched(objective, place, "postgres.ledger");
            }
            case WRITES_LOST, WRITES_DUPLICATED, WRITES_REORDERED, WRITES_UNKNOWN, AVAILABILITY ->
                    watched(objective, place, "postgres.ledger");
            case TWO_WRITABLE_PRIMARIES -> watched(objective, place, "postgres.sentinel");
            case REPLICATION_RESTORED -> marked(objective, place);
        }
    }

    private List<Step> steps() {
        return runbook.phases().stream().flatMap(phase -> phase.steps().stream()).toList();
    }

    private void injected(Objective objective, Place place) {
        boolean there =
                steps().stream()
                        .anyMatch(step ->
                                step instanceof Step.Act act
                                        && act.marks()
                                                .filter(RunbookCheck.INJECTION::equals)
                                                .isPresent());
        if (!there) {
            problems.add(
                    place,
                    "`" + objective.measure().key() + "` needs an injection to measure from",
                    "write `marks: failed` in the act that injects the fault");
        }
    }

    private void watched(Objective objective, Place place, String kind) {
        if (verbs.watch(kind).isEmpty()) {
            return;
        }
        Optional<Step.Watch> watch =
                steps().stream()
                        .takeWhile(step -> !injects(step))
                        .filter(Step.Watch.class::isInstance)
                        .map(Step.Watch.class::cast)
                        .filter(each -> each.kind().equals(kind))
                        .findFirst();
        if (watch.isEmpty()) {
            problems.add(
                    place,
                    "`" + objective.measure().key() + "` has no witness",
                    "write a step `watch: " + kind + "` before the fault is injected");
            return;
        }
        if (objective.measure() == Measure.RTO_DATABASE) {
            fineEnough(objective, place, watch.get().every());
        }
    }

    private static boolean injects(Step step) {
        return step instanceof Step.Act act
                && act.marks().filter(RunbookCheck.INJECTION::equals).isPresent();
    }

    private void marked(Objective objective, Place place) {
        Optional<Step.Await> await =
                steps().stream()
                        .filter(Step.Await.class::isInstance)
                        .map(Step.Await.class::cast)
                        .filter(each -> each.marks().equals(Optional.of("replication-restored")))
                        .findFirst();
        if (await.isEmpty()) {
            problems.add(
                    place,
                    "`replication-restored` has no witness",
                    "write `marks: replication-restored` in the await that sees replicas stream");
            return;
        }
        fineEnough(objective, place, await.get().every());
    }

    private void fineEnough(Objective objective, Place place, Duration every) {
        Duration target = objective.target().duration();
        if (every.multipliedBy(FINER).compareTo(target) > 0) {
            problems.add(
                    place,
                    "looking every "
                            + Quantity.of(every)
                            + " cannot prove a target of "
                            + objective.target(),
                    "look at least every " + Quantity.of(target.dividedBy(FINER)));
        }
    }
}
