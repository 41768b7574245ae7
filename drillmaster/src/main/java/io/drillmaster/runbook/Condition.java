package io.drillmaster.runbook;

import io.drillmaster.connector.Facts;
import java.util.List;
import java.util.stream.Collectors;

/** Comparisons that must all hold at one look; a fact that is missing never holds. */
public record Condition(List<Comparison> all) {

    public Condition {
        all = List.copyOf(all);
    }

    public boolean holds(Facts facts) {
        return all.stream().allMatch(each -> each.test(facts).orElse(false));
    }

    @Override
    public String toString() {
        return all.stream().map(Comparison::toString).collect(Collectors.joining(", "));
    }
}
