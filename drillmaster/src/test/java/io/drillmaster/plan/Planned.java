package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.fail;

import io.drillmaster.runbook.Page;
import io.drillmaster.runbook.Runbook;
import io.drillmaster.runbook.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The page of the runbook tests, planned on the estate of these tests. */
record Planned(
        Runbook runbook, Estate estate, Crew crew, Map<String, String> choices, Survey survey) {

    static Planned usual() {
        return new Planned(
                Page.read(Page.good()),
                TestEstates.good(),
                crew("drill-master", "Ada"),
                Map.of(),
                Surveys.tuned());
    }

    static Crew crew(String role, String person) {
        SortedMap<String, List<String>> roles = new TreeMap<>();
        roles.put(role, List.of(person));
        return new Crew(roles, false);
    }

    Planned of(String page) {
        return new Planned(Page.read(page), estate, crew, choices, survey);
    }

    Planned on(Estate other) {
        return new Planned(runbook, other, crew, choices, survey);
    }

    Planned by(Crew other) {
        return new Planned(runbook, estate, other, choices, survey);
    }

    Planned choosing(String parameter, String choice) {
        return new Planned(runbook, estate, crew, Map.of(parameter, choice), survey);
    }

    Planned knowing(Survey other) {
        return new Planned(runbook, estate, crew, choices, other);
    }

    Planning planning() {
        return new Planner(Vocabulary.verbs(), Plan::toString)
                .plan(runbook, estate, crew, choices, survey);
    }

    Plan plan() {
        return switch (planning()) {
            case Planning.Bound bound -> bound.plan();
            case Planning.Impossible impossible -> fail("impossible: %s", impossible.reasons());
        };
    }

    List<String> reasons() {
        return switch (planning()) {
            case Planning.Bound _ -> List.of();
            case Planning.Impossible impossible -> impossible.reasons();
        };
    }

    List<Burn> burns() {
        return Burn.of(plan(), estate, survey);
    }

    /** The doubts about one objective. */
    List<Doubt> doubts(String measure) {
        return plan().doubts().stream()
                .filter(doubt -> doubt.objective().startsWith(measure))
                .toList();
    }
}
