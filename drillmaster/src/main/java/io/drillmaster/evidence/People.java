package io.drillmaster.evidence;

import io.drillmaster.evidence.Page.Pair;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import java.util.ArrayList;
import java.util.List;

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
        for (Entry entry : drill.entries()) {
            if (entry.event() instanceof Event.Replied r) {
                people.add(
                        new Pair(
                                "answered " + r.step(),
                                r.by()
                                        + (r.standIn()
                                                ? ", a stand-in: no person decided this"
                                                : "")
                                        + ": "
                                        + r.answer()));
            }
            if (entry.event() instanceof Event.Overrode o) {
                people.add(new Pair("overrode " + o.interlock(), o.by() + ": " + o.why()));
            }
            if (entry.event() instanceof Event.SatDown sat) {
                people.add(new Pair("conducted, sitting " + sat.sitting(), sat.by()));
            }
        }
        return people;
    }
}
