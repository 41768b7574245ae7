package io.drillmaster.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Checks that whatever is promised is also looked at, early and often enough to tell. */
final class WitnessCheck {

    private static final String LEDGER = "postgres.ledger";
    private static final String SENTINEL = "postgres.sentinel";
    private static final String PATH = "network.path";
    private static final String SESSION = "network.session";
    private static final String ORDERS = "fix.orders";
    private static final String LEADS = "http.roles";
    private static final String POSITIONS = "trading.positions";

    private final Runbook runbook;
    private final FrontMatter front;
    private final Places places;
    private final Problems problems;
    private final Fineness fineness;
    private final MarkCheck marks;

    WitnessCheck(Runbook runbook, FrontMatter front, Places places, Problems problems) {
        this.runbook = runbook;
        this.front = front;
        this.places = places;
        this.problems = problems;
        this.fineness = new Fineness(problems);
        this.marks = new MarkCheck(runbook, fineness, problems);
    }

    /** Reports what is missing once, for the first variant that misses it. */
    void check(List<Variant> variants) {
        front.objectives()
                .forEach((objective, place) -> {
                    for (Variant variant : variants) {
                        if (!isProvable(objective, place, variant)) {
                            return;
                        }
                    }
                });
    }

    private boolean isProvable(Objective objective, Place place, Variant variant) {
        List<Step> steps = variant.steps(runbook);
        return switch (objective.measure()) {
            case RTO_DATABASE -> recovers(objective, place, variant, LEDGER);
            case RTO_APP -> recovers(objective, place, variant, ORDERS);
            case RPO_TIER1 -> struck(objective, place, variant, LEDGER);
            case WRITES_LOST, WRITES_DUPLICATED, WRITES_REORDERED, WRITES_UNKNOWN ->
                    watched(objective, place, variant, LEDGER);
            case AVAILABILITY -> watched(objective, place, variant, client(steps));
            case ORDERS_LOST, ORDERS_DUPLICATED, ORDERS_UNKNOWN ->
                    watched(objective, place, variant, ORDERS);
            case TWO_LEADERS -> watched(objective, place, variant, LEADS);
            case POSITIONS_DIFFERING -> compared(place, variant, steps);
            case TWO_WRITABLE_PRIMARIES -> watched(objective, place, variant, SENTINEL);
            // The estate is looked at before and after every drill.
            case RETURN_TO_NORMAL -> true;
            case CHECKS_FAILED -> checked(place, variant, steps);
            // A journal tells when it was opened and when it was closed.
            case DURATION -> true;
            case BACKUP_AGE -> uses(objective, place, variant, "await", "backup.age");
            case RESTORE_TIME -> uses(objective, place, variant, "act", "backup.restore");
            case ROWS_LOST, ROWS_ALTERED, ROWS_EXTRA ->
                    uses(
                            objective,
                            place,
                            variant,
                            "act",
                            "backup.reconcile",
                            "postgres.reconcile");
            case ORPHANS_ACKNOWLEDGED ->
                    struck(objective, place, variant, LEDGER)
                            && uses(objective, place, variant, "act", "postgres.orphans");
            case ISOLATION_REACHED -> uses(objective, place, variant, "await", "backup.isolation");
            case REPLICATION_RESTORED, RECONVERGED, DETECTION, DECISION, EXECUTION, RTO_SITE ->
                    injected(objective, place, variant) && marks.areSet(objective, place, variant);
            case LATENCY_ADDED ->
                    struck(objective, place, variant, ORDERS)
                            && marks.areSet(objective, place, variant);
            case PATH_OUTAGE -> recovers(objective, place, variant, PATH);
            case PATH_LOST -> struck(objective, place, variant, PATH);
            case SESSIONS_BROKEN -> struck(objective, place, variant, SESSION);
        };
    }

    /** The client whose operations count where the objective does not say. */
    private static String client(List<Step> steps) {
        boolean writes = steps.stream().anyMatch(step -> isWatch(step, LEDGER));
        boolean orders = steps.stream().anyMatch(step -> isWatch(step, ORDERS));
        return orders && !writes ? ORDERS : LEDGER;
    }

    private boolean struck(Objective objective, Place place, Variant variant, String kind) {
        return injected(objective, place, variant) && watched(objective, place, variant, kind);
    }

    private boolean recovers(Objective objective, Place place, Variant variant, String kind) {
        List<Step> steps = variant.steps(runbook);
        return struck(objective, place, variant, kind)
                && calm(place, variant, steps, kind)
                && settles(place, variant, steps);
    }

    private boolean compared(Place place, Variant variant, List<Step> steps) {
        boolean any =
                steps.stream()
                        .anyMatch(step ->
                                step instanceof Step.Await it && it.verb().equals(POSITIONS));
        if (!any) {
            problems.add(
                    place,
                    "`positions.differing` counts positions, and nobody compares them"
                            + variant.told(),
                    "write an `await: " + POSITIONS + "` where all is calm");
        }
        return any;
    }

    private boolean injected(Objective objective, Place place, Variant variant) {
        List<Step> injections = variant.steps(runbook).stream().filter(Marks::injects).toList();
        if (injections.size() > 1) {
            problems.add(
                    places.of(injections.get(1), "marks"),
                    "two acts mark `failed`" + variant.told() + ", and there is one injection",
                    "keep one of them, or say `when:` each takes part");
        }
        if (injections.isEmpty()) {
            problems.add(
                    place,
                    "`"
                            + objective.measure().key()
                            + "` is measured from an injection, and there is none"
                            + variant.told(),
                    "write `marks: failed` in the act that injects the fault");
        }
        return injections.size() == 1;
    }

    private boolean watched(Objective objective, Place place, Variant variant, String kind) {
        Optional<Step.Watch> watch =
                variant.steps(runbook).stream()
                        .takeWhile(step -> !Marks.injects(step))
                        .filter(Step.Watch.class::isInstance)
                        .map(Step.Watch.class::cast)
                        .filter(each -> each.kind().equals(kind))
                        .findFirst();
        if (watch.isEmpty()) {
            problems.add(
                    place,
                    "`" + objective.measure().key() + "` has no witness" + variant.told(),
                    "write a step `watch: " + kind + "` before the fault is injected");
            return false;
        }
        return objective.measure().dimension() != Dimension.TIME
                || fineness.suffices(objective, place, watch.get().every());
    }

    private boolean checked(Place place, Variant variant, List<Step> steps) {
        boolean any = steps.stream().anyMatch(step -> step instanceof Step.Await it && it.check());
        if (!any) {
            problems.add(
                    place,
                    "`checks.failed` counts checks, and there is none" + variant.told(),
                    "write `otherwise: continue` in each await whose failure is to be counted");
        }
        return any;
    }

    private boolean uses(
            Objective objective, Place place, Variant variant, String kind, String... verbs) {
        List<String> verb = List.of(verbs);
        boolean any =
                variant.steps(runbook).stream()
                        .anyMatch(step ->
                                switch (step) {
                                    case Step.Act act -> verb.contains(act.verb());
                                    case Step.Await await -> verb.contains(await.verb());
                                    case Step.Ask _,
                                            Step.Watch _,
                                            Step.Hold _,
                                            Step.FanOut _,
                                            Step.Sealed _ ->
                                            false;
                                });
        if (!any) {
            problems.add(
                    place,
                    "`" + objective.measure().key() + "` has no witness" + variant.told(),
                    "write a step `" + kind + ": " + String.join(" or ", verb) + "`");
        }
        return any;
    }

    private boolean calm(Place place, Variant variant, List<Step> steps, String kind) {
        boolean calm =
                steps.stream()
                        .takeWhile(step -> !Marks.injects(step))
                        .dropWhile(step -> !isWatch(step, kind))
                        .anyMatch(Step.Hold.class::isInstance);
        if (!calm) {
            problems.add(
                    place,
                    "nothing is seen of the service before it fails" + variant.told(),
                    "write a `hold:` of some seconds between the client's watch and the injection");
        }
        return calm;
    }

    private boolean settles(Place place, Variant variant, List<Step> steps) {
        Duration held =
                steps.stream()
                        .dropWhile(step -> !Marks.injects(step))
                        .filter(Step.Hold.class::isInstance)
                        .map(step -> ((Step.Hold) step).time())
                        .reduce(Duration.ZERO, Duration::plus);
        if (held.compareTo(runbook.settle()) >= 0) {
            return true;
        }
        problems.add(
                place,
                "service must stay good for "
                        + Quantity.of(runbook.settle())
                        + " to count as recovered, and after the injection it is watched for "
                        + Quantity.of(held)
                        + variant.told(),
                "write a longer `hold:` after the recovery, or a shorter `settle:`");
        return false;
    }

    private static boolean isWatch(Step step, String kind) {
        return step instanceof Step.Watch watch && watch.kind().equals(kind);
    }
}
