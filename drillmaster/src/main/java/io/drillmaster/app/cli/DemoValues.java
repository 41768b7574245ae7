package io.drillmaster.app.cli;

import io.drillmaster.app.settings.Refusal;
import io.drillmaster.runbook.Parameter;
import io.drillmaster.runbook.Runbook;
import io.drillmaster.runbook.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that a demo gives to the parameters of a runbook.
 *
 * @param reasons why each differs from the runbook's own default, in sentences
 */
record DemoValues(Map<String, String> values, List<String> reasons) {

    /** What a demo takes instead of a default, where the runbook offers it. */
    private record Preference(String parameter, String choice, String why) {}

    private static final List<Preference> PREFERENCES =
            List.of(
                    new Preference(
                            "injection",
                            "power",
                            "only a fault like a disaster can prove that nothing acknowledged is"
                                    + " lost; a graceful one cannot"),
                    new Preference(
                            "scale",
                            "lab",
                            "what lasts for hours in production is held for moments"));

    /** Refuses what the runbook does not know before anything is raised for it. */
    static DemoValues of(Runbook runbook, List<String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> reasons = new ArrayList<>();
        for (String each : given) {
            Map.Entry<String, String> pair = PlanOptions.pair("--with", each, "injection=crash");
            known(runbook, pair.getKey(), pair.getValue());
            values.put(pair.getKey(), pair.getValue());
        }
        for (Preference each : PREFERENCES) {
            boolean differs =
                    runbook.parameters().stream()
                            .filter(parameter -> parameter.name().equals(each.parameter()))
                            .anyMatch(parameter -> parameter.choices().contains(each.choice()));
            if (differs && !values.containsKey(each.parameter())) {
                values.put(each.parameter(), each.choice());
                reasons.add(each.parameter() + "=" + each.choice() + ": " + each.why() + ".");
            }
        }
        return new DemoValues(values, reasons);
    }

    private static void known(Runbook runbook, String name, String value) {
        Parameter parameter =
                runbook.parameters().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.usage(
                                        "%s has no parameter `%s`; %s. Nothing was raised."
                                                .formatted(
                                                        runbook.id(),
                                                        name,
                                                        Suggestion.of(
                                                                name,
                                                                runbook.parameters().stream()
                                                                        .map(Parameter::name)
                                                                        .toList()))));
        if (!parameter.choices().contains(value)) {
            throw Refusal.usage(
                    "The parameter `%s` of %s is never `%s`; %s. Nothing was raised."
                            .formatted(
                                    name,
                                    runbook.id(),
                                    value,
                                    Suggestion.of(value, parameter.choices())));
        }
    }
}
