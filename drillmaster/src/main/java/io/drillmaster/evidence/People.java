package io.drillmaster.evidence;

import io.drillmaster.evidence.Page.Pair;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who held which role, and who spoke. */
final class People {

    private People() {}

    static List<Pair> of(Drill drill) {
        List<Pair> people = new ArrayList<>();
        String mark = drill.plan().crew().standIns() ? ", a stand-in: no person took part" : "";
        drill.plan()
                .crew()
                .roles()
                .forEach((role, names) ->
                        people.add(new Pair(role, String.join(", ", names) + mark)));
        Asking.of(drill).forEach(asking -> people.add(told(asking)));
        for (Entry entry : drill.entries()) {
            if (entry.event() instanceof Event.Overrode o) {
                people.add(new Pair("overrode " + o.interlock(), o.by() + ": " + o.why()));
            }
            if (entry.event() instanceof Event.SatDown sat) {
                people.add(new Pair("conducted, sitting " + sat.sitting(), sat.by()));
            }
        }
        return people;
    }

    private static Pair told(Asking asking) {
        String after = String.format(Locale.ROOT, "after %.3f s", asking.waited() / 1e9);
        if (asking.answer().isEmpty()) {
            return new Pair("asked for " + asking.step(), asking.role() + ": no answer " + after);
        }
        return new Pair(
                "answered " + asking.step(),
                asking.by().orElse("somebody")
                        + (asking.standIn() ? ", a stand-in: no person decided this" : "")
                        + ", "
                        + after
                        + ": "
                        + asking.answer().get());
    }
}
