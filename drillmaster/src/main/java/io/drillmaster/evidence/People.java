package io.drillmaster.evidence;

import io.drillmaster.evidence.Page.Pair;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who held which role, and who decided. */
final class People {

    private People() {}

    static List<Pair> of(Drill drill, List<Asking> askings) {
        List<Pair> people = new ArrayList<>();
        Crew crew = drill.plan().crew();
        crew.roles().forEach((role, names) -> people.add(new Pair(role, held(names))));
        crew.deputies()
                .forEach((role, names) ->
                        people.add(new Pair(role + ", deputies", String.join(", ", names))));
        askings.stream()
                .filter(asking -> asking.kind() != Asking.Kind.OPINION)
                .forEach(asking -> {
                    asking.shown().forEach(sight -> people.add(shown(asking, sight)));
                    people.add(told(asking));
                });
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

    private static String held(List<String> names) {
        boolean nobody = !names.isEmpty() && names.stream().allMatch(Crew::isStandIn);
        return String.join(", ", names) + (nobody ? ", a stand-in: no person took part" : "");
    }

    private static Pair shown(Asking asking, Asking.Sight sight) {
        return new Pair(
                "shown for " + asking.step(),
                EvaluationSection.told(sight) + " (entry " + sight.entry() + ")");
    }

    private static Pair told(Asking asking) {
        String answers =
                asking.answers().stream()
                        .map(each ->
                                EvaluationSection.who(each)
                                        + ", "
                                        + after(each.after())
                                        + ": "
                                        + each.answer())
                        .collect(Collectors.joining("; "));
        if (answers.isEmpty()) {
            return new Pair(
                    "asked for " + asking.step(),
                    asking.role() + ": no answer " + after(asking.waited()));
        }
        String of = asking.people() == 1 ? "" : " (" + asking.people() + " wanted)";
        return new Pair("answered " + asking.step() + of, answers);
    }

    private static String after(long nanos) {
        return String.format(Locale.ROOT, "after %.3f s", nanos / 1e9);
    }
}
