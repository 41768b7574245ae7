package io.drillmaster.plan;

import io.drillmaster.connector.Facts;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the estate said about itself just before planning: settings and present leaders.
 *
 * @param answers verb and target, such as {@code patroni.settings trading-db}, to the facts found
 * @param failures the same keys to why nothing could be learnt
 */
public record Survey(SortedMap<String, Facts> answers, SortedMap<String, String> failures) {

    public Optional<Facts> of(String verb, String on) {
        return Optional.ofNullable(answers.get(verb + " " + on));
    }
}
