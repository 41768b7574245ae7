package io.drillmaster.plan;

import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Runbook;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people approve: the part of a plan that people decide, and nothing that the estate decides
 * by itself, such as who leads today.
 */
public final class Approvable {

    private Approvable() {}

    /** SHA-256 over runbook, estate, parameters, window and, in production, crew; in hex. */
    public static String digest(Plan plan, Runbook runbook) {
        SortedMap<String, String> all = new TreeMap<>();
        all.put("runbook", plan.runbook());
        all.put("runbook digest", plan.runbookDigest());
        all.put("estate", plan.estate());
        all.put("estate digest", plan.estateDigest());
        all.put("window", runbook.window().map(Object::toString).orElse("at any hour"));
        plan.parameters().forEach((name, value) -> all.put("parameter " + name, value));
        if (plan.kind() == Estate.Kind.PRODUCTION) {
            crew(plan.crew(), all);
        }
        return Digest.sha256(text(all));
    }

    /** Outside production the crew is whoever sits at the terminal, which nobody decided. */
    private static void crew(Crew crew, SortedMap<String, String> all) {
        crew.roles()
                .keySet()
                .forEach(role -> {
                    List<String> people = crew.all(role);
                    for (int i = 0; i < people.size(); i++) {
                        all.put("role " + role + " " + i, people.get(i));
                    }
                });
    }

    /** Every part with its length before it, so that no two plans have the same text. */
    private static String text(SortedMap<String, String> all) {
        StringBuilder text = new StringBuilder("drillmaster approvable 1\n");
        all.forEach((name, value) -> text.append(counted(name)).append(counted(value)));
        return text.toString();
    }

    private static String counted(String part) {
        return part.length() + ":" + part + "\n";
    }
}
