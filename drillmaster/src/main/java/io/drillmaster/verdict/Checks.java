package io.drillmaster.verdict;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many checks did not hold; what could not be looked at may or may not have. */
final class Checks {

    /** What became of one. */
    private enum Found {
        HELD,
        NOT,
        UNSEEN
    }

    private final Map<Step.Await, Found> found = new LinkedHashMap<>();
    private final Map<String, Outcome> looks = new HashMap<>();
    private final List<Long> cited = new ArrayList<>();

    private Checks(CaseFile drill) {
        for (Step step : drill.plan().steps()) {
            if (step instanceof Step.Await await && await.check()) {
                found.put(await, Found.UNSEEN);
            }
        }
        Map<String, Step.Await> checks = new HashMap<>();
        found.keySet().forEach(await -> checks.put(await.id(), await));
        for (Entry entry : drill.entries()) {
            if (entry.event() instanceof Event.Looked looked) {
                looks.put(looked.step(), looked.outcome());
            } else if (entry.event() instanceof Event.StepEnded ended) {
                Step.Await check = checks.get(ended.step());
                if (check != null) {
                    cited.add(entry.number());
                    found.put(check, found(ended));
                }
            }
        }
    }

    private Found found(Event.StepEnded ended) {
        if (ended.result() == StepResult.DONE) {
            return Found.HELD;
        }
        return looks.get(ended.step()) instanceof Outcome.Done ? Found.NOT : Found.UNSEEN;
    }

    static Measurement of(CaseFile drill) {
        Checks checks = new Checks(drill);
        if (checks.found.isEmpty()) {
            return new Measurement.Absent("the plan has no checks", List.of());
        }
        long not = checks.count(Found.NOT);
        long unseen = checks.count(Found.UNSEEN);
        return new Measurement.Interval(
                not, not + unseen, Dimension.COUNT, checks.cited, checks.told());
    }

    private long count(Found which) {
        return found.values().stream().filter(which::equals).count();
    }

    private String told() {
        String text = "%d of %d checks held".formatted(count(Found.HELD), found.size());
        return text + named("; not: ", Found.NOT) + named("; not seen: ", Found.UNSEEN);
    }

    private String named(String before, Found which) {
        return found.values().contains(which)
                ? found.entrySet().stream()
                        .filter(each -> each.getValue() == which)
                        .map(each -> told(each.getKey()))
                        .collect(Collectors.joining("; ", before, ""))
                : "";
    }

    /** By its name, and by what was seen instead, so that nobody has to look for it. */
    private String told(Step.Await await) {
        String name = await.id() + " " + await.title();
        return looks.get(await.id()) instanceof Outcome.Done done
                ? name + broken(await, done.facts())
                : name;
    }

    private static String broken(Step.Await await, Facts facts) {
        return await.until().all().stream()
                .filter(each -> !each.test(facts).orElse(false))
                .map(each ->
                        each + " was wanted, " + facts.get(each.fact()).orElse("nothing") + " seen")
                .collect(Collectors.joining(", ", " (", ")"));
    }
}
