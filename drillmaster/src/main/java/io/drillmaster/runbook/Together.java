package io.drillmaster.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions that are put at the same time: each marked so with the one before it. */
public final class Together {

    private Together() {}

    /**
     * The same steps, with those that are put together as one.
     *
     * @param together the ids of the questions that are put with the one before
     */
    public static List<Step> merged(List<Step> steps, Set<String> together) {
        return groups(steps, together).stream().map(Together::asOne).toList();
    }

    private static List<List<Step>> groups(List<Step> steps, Set<String> together) {
        List<List<Step>> all = new ArrayList<>();
        for (Step step : steps) {
            if (joins(step, all, together)) {
                all.getLast().add(step);
            } else {
                all.add(new ArrayList<>(List.of(step)));
            }
        }
        return all;
    }

    private static boolean joins(Step step, List<List<Step>> all, Set<String> together) {
        return together.contains(step.id())
                && !all.isEmpty()
                && together.contains(all.getLast().getFirst().id());
    }

    /** Many questions as one step, which is over when each is answered or has waited enough. */
    private static Step asOne(List<Step> questions) {
        Step first = questions.getFirst();
        if (questions.size() == 1) {
            return first;
        }
        return new Step.FanOut(
                first.id() + "-" + questions.getLast().id(),
                questions.size() + " questions at once",
                Optional.empty(),
                "people",
                new Pace(questions.size(), 0, 0),
                questions);
    }
}
