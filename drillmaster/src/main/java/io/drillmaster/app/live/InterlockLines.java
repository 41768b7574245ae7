package io.drillmaster.app.live;

import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Interlock;
import io.drillmaster.plan.Obstacle;
import java.util.ArrayList;
import java.util.List;

/** What must hold before a drill may start, and what of it does not. */
public final class InterlockLines {

    private static final String ROW = "  %-3s  %-12s  %s";

    private InterlockLines() {}

    /** A line for each interlock that binds this kind of estate, and one for each obstacle. */
    public static List<String> of(Estate.Kind kind, List<Obstacle> obstacles) {
        List<String> all = new ArrayList<>();
        all.add("What must hold before it may start");
        for (Interlock interlock : Interlock.binding(kind)) {
            List<String> against =
                    obstacles.stream()
                            .filter(each -> each.interlock() == interlock)
                            .map(Obstacle::why)
                            .toList();
            if (against.isEmpty()) {
                all.add(ROW.formatted("yes", interlock.word(), interlock.promise()));
            }
            against.forEach(why -> all.add(ROW.formatted("NO", interlock.word(), why)));
        }
        return all;
    }
}
