package io.drillmaster.app.live;

import io.drillmaster.plan.MasterList;
import io.drillmaster.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** The master scenario events list of a plan, as lines for people. */
final class EventLines {

    private EventLines() {}

    /** Nothing where the plan has no events. */
    static List<String> of(Plan plan) {
        List<String> lines = new ArrayList<>();
        for (MasterList.Listed event : MasterList.of(plan)) {
            if (lines.isEmpty()) {
                lines.add("");
                lines.add("Master scenario events list");
            }
            lines.add(
                    "  %-4s  %s: %s (%s)"
                            .formatted(
                                    event.number(), event.planned(), event.event(), event.step()));
            if (!event.to().isEmpty()) {
                lines.add("        to %s; expected: %s".formatted(event.to(), event.expected()));
            }
        }
        return lines;
    }
}
