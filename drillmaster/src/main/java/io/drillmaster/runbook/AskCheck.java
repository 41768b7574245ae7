package io.drillmaster.runbook;

import java.util.SortedMap;

/** Checks that whoever is asked is there to answer. */
final class AskCheck {

    private final SortedMap<String, Integer> roles;
    private final Places places;
    private final Problems problems;

    AskCheck(SortedMap<String, Integer> roles, Places places, Problems problems) {
        this.roles = roles;
        this.places = places;
        this.problems = problems;
    }

    void check(Step step) {
        if (step instanceof Step.Ask ask) {
            role(ask);
            people(ask);
        }
    }

    private void role(Step.Ask ask) {
        if (!roles.containsKey(ask.role())) {
            problems.add(
                    places.of(ask, "role"),
                    "nobody holds the role `" + ask.role() + "` in this drill",
                    Suggestion.of(ask.role(), roles.keySet())
                            + "; `roles:` at the top declares them");
        }
    }

    /** Or the question could only end in silence. */
    private void people(Step.Ask ask) {
        int there = roles.getOrDefault(ask.role(), Integer.MAX_VALUE);
        if (ask.quorum().people() > there) {
            problems.add(
                    places.of(ask, "people"),
                    "%d people shall answer as `%s`, and `roles:` asks for %d"
                            .formatted(ask.quorum().people(), ask.role(), there),
                    "ask for no more than hold the role, or write `roles: {%s: %d}`"
                            .formatted(ask.role(), ask.quorum().people()));
        }
    }
}
