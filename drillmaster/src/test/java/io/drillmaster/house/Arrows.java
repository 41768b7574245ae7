package io.drillmaster.house;

import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which room may use which: only rooms above it, and who acts does not grade. */
final class Arrows {

    static final Map<String, Set<String>> MAY_USE =
            Map.of(
                    "connector", Set.of(),
                    "runbook", Set.of("connector"),
                    "plan", Set.of("connector", "runbook"),
                    "journal", Set.of("connector", "runbook", "plan"),
                    "watch", Set.of("connector", "runbook", "plan", "journal"),
                    "engine", Set.of("connector", "runbook", "plan", "journal", "watch"),
                    "verdict", Set.of("connector", "runbook", "plan", "journal", "watch"),
                    "evidence",
                            Set.of("connector", "runbook", "plan", "journal", "watch", "verdict"),
                    "improvement",
                            Set.of(
                                    "connector",
                                    "runbook",
                                    "plan",
                                    "journal",
                                    "watch",
                                    "verdict",
                                    "evidence"));

    /** The doors open to every room. */
    static final String DOORS = "app";

    private Arrows() {}

    static List<Breach> check(List<ClassModel> classes) {
        List<Breach> breaches = new ArrayList<>();
        for (ClassModel model : classes) {
            String from = House.name(model);
            for (String to : Uses.ofTheHouse(model)) {
                wrong(from, to).ifPresent(why -> breaches.add(new Breach(from, "uses " + to, why)));
            }
        }
        return breaches;
    }

    private static Optional<String> wrong(String from, String to) {
        String user = House.roomOf(from);
        String used = House.roomOf(to);
        if (user.equals(used) || user.equals(DOORS)) {
            return Optional.empty();
        }
        Set<String> above = MAY_USE.get(user);
        if (above == null) {
            return Optional.of("there is no room '" + user + "'; add it to the table in Arrows");
        }
        if (!above.contains(used)) {
            return Optional.of(
                    "%s may use only %s; move the type to the earlier room, or pass its values in"
                            .formatted(user, above.stream().sorted().toList()));
        }
        if (!House.packageOf(to).equals(used) && !sameWorld(from, to)) {
            return Optional.of(
                    "only %s itself knows %s; use what %s offers, and let app.Wiring choose"
                            .formatted(used, House.packageOf(to).replace('/', '.'), used));
        }
        return Optional.empty();
    }

    /** The simulated estate is acted on in one room and watched from another: one world. */
    private static boolean sameWorld(String from, String to) {
        return House.packageOf(from).equals("watch/simulated")
                && House.packageOf(to).equals("connector/simulated");
    }
}
