package io.drillmaster.plan;

import io.drillmaster.connector.Facts;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Quantity;
import java.util.List;
import java.util.Optional;

/** The settings that one question of a survey brought to light, read as amounts. */
record Settings(Facts facts) {

    private static final double SECOND = 1e9;

    static Optional<Settings> of(Survey survey, String verb, String on) {
        return survey.of(verb, on).map(Settings::new);
    }

    /** In nanoseconds; a setting that nobody told has the value that its program gives it. */
    double time(String name, double secondsByDefault) {
        return facts.get(name)
                .flatMap(Quantity::parse)
                .filter(each -> each.dimension() == Dimension.TIME)
                .map(Quantity::base)
                .orElse(secondsByDefault * SECOND);
    }

    double count(String name, double byDefault) {
        return facts.get(name)
                .flatMap(Quantity::parse)
                .filter(each -> each.dimension() == Dimension.COUNT)
                .map(Quantity::base)
                .orElse(byDefault);
    }

    boolean is(String name, String... values) {
        return facts.get(name).filter(List.of(values)::contains).isPresent();
    }

    /** As an operator would look for it. */
    String told(String name) {
        return name + "=" + facts.get(name).orElse("unknown");
    }
}
