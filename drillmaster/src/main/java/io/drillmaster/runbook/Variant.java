package io.drillmaster.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One way in which a runbook can be run: a choice for each of its parameters. */
record Variant(SortedMap<String, String> choices) {

    /** More combinations than these are not all tried: then one parameter varies at a time. */
    private static final int MOST = 256;

    static List<Variant> of(List<Parameter> parameters) {
        long combinations = 1;
        for (Parameter parameter : parameters) {
            combinations = Math.min(MOST + 1L, combinations * parameter.choices().size());
        }
        return combinations <= MOST ? all(parameters) : oneAtATime(parameters);
    }

    private static List<Variant> all(List<Parameter> parameters) {
        List<Variant> variants = List.of(new Variant(new TreeMap<>()));
        for (Parameter parameter : parameters) {
            variants =
                    variants.stream()
                            .flatMap(variant ->
                                    parameter.choices().stream()
                                            .map(choice -> variant.and(parameter, choice)))
                            .toList();
        }
        return variants;
    }

    private static List<Variant> oneAtATime(List<Parameter> parameters) {
        SortedMap<String, String> defaults = new TreeMap<>();
        parameters.forEach(parameter -> defaults.put(parameter.name(), parameter.byDefault()));
        Variant usual = new Variant(defaults);
        List<Variant> variants = new ArrayList<>();
        variants.add(usual);
        for (Parameter parameter : parameters) {
            parameter.choices().stream()
                    .skip(1)
                    .forEach(choice -> variants.add(usual.and(parameter, choice)));
        }
        return variants;
    }

    private Variant and(Parameter parameter, String choice) {
        SortedMap<String, String> more = new TreeMap<>(choices);
        more.put(parameter.name(), choice);
        return new Variant(more);
    }

    /** The steps that take part, in order. */
    List<Step> steps(Runbook runbook) {
        return runbook.phases().stream().flatMap(phase -> steps(phase).stream()).toList();
    }

    List<Step> steps(Phase phase) {
        return phase.steps().stream().filter(this::includes).toList();
    }

    private boolean includes(Step step) {
        return step.when()
                .map(guard -> guard.values().contains(choices.get(guard.parameter())))
                .orElse(true);
    }

    /** For messages: empty when there is nothing to choose. */
    String told() {
        return choices.isEmpty()
                ? ""
                : choices.entrySet().stream()
                        .map(each -> each.getKey() + " = " + each.getValue())
                        .collect(Collectors.joining(", ", " when ", ""));
    }
}
