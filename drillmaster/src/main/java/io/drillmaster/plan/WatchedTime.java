package io.drillmaster.plan;

import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.ErrorBudget;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a plan watches the client: availability is a share of this time.
 *
 * @param least what is held on purpose, without the outage
 * @param most what all steps may take
 */
record WatchedTime(Duration least, Duration most) {

    static WatchedTime of(List<Phase> phases) {
        List<Step> steps =
                phases.stream()
                        .flatMap(phase -> phase.steps().stream())
                        .dropWhile(step -> !(step instanceof Step.Watch))
                        .toList();
        Duration held =
                steps.stream()
                        .filter(Step.Hold.class::isInstance)
                        .map(Step::longest)
                        .reduce(Duration.ZERO, Duration::plus);
        Duration longest = steps.stream().map(Step::longest).reduce(Duration.ZERO, Duration::plus);
        return new WatchedTime(held, longest);
    }

    /** The shorter the watch, the more of it one outage is. */
    Optional<Doubt> doubt(Objective objective, Outage outage) {
        Optional<ErrorBudget> budget = ErrorBudget.of(objective);
        double worst =
                budget.map(each -> each.availability(outage.worst()))
                        .orElse(share((double) least.toNanos() + outage.worst(), outage.worst()));
        double best =
                budget.map(each -> each.availability(outage.best()))
                        .orElse(
                                share(
                                        Math.max((double) most.toNanos(), outage.best()),
                                        outage.best()));
        double target = objective.target().base();
        if (objective.comparator().holds(worst, target)) {
            return Optional.empty();
        }
        return Optional.of(
                new Doubt(
                        objective.toString(),
                        !objective.comparator().holds(best, target),
                        new Quantity(best, Dimension.SHARE).toString(),
                        new Quantity(worst, Dimension.SHARE).toString(),
                        outage.setting(),
                        budget.map(each -> overspent(each, outage)).orElse(tooShort(outage))));
    }

    private static String overspent(ErrorBudget budget, Outage outage) {
        return "the outage may last "
                + Outage.time(outage.worst())
                + ", and the error budget is "
                + budget
                + "; make it shorter, or aim lower";
    }

    private String tooShort(Outage outage) {
        return "the client is watched for "
                + Quantity.of(least)
                + " beside the outage, which may last "
                + Outage.time(outage.worst())
                + "; watch longer, or aim lower";
    }

    private static double share(double watched, double lost) {
        return watched <= 0 ? 0 : Math.round((1 - lost / watched) * 1e4) / 1e4;
    }
}
