package io.drillmaster.plan;

import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Runbook;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Suggestion;
import java.util.List;
import java.util.stream.IntStream;

/** Looks whether the people who were named can do what a runbook asks of them. */
final class CrewCheck {

    private final Runbook runbook;
    private final Crew crew;
    private final List<String> reasons;

    /** Reasons why the crew will not do are added to the list. */
    CrewCheck(Runbook runbook, Crew crew, List<String> reasons) {
        this.runbook = runbook;
        this.crew = crew;
        this.reasons = reasons;
    }

    void check(List<Phase> phases) {
        runbook.roles().forEach(this::enough);
        for (String role : crew.roles().keySet()) {
            if (!runbook.roles().containsKey(role)) {
                reasons.add(
                        "the runbook has no role `"
                                + role
                                + "`; "
                                + Suggestion.of(role, runbook.roles().keySet()));
            }
            twice(role);
        }
        phases.forEach(this::canBeAsked);
    }

    private void enough(String role, int needed) {
        int there = crew.holders(role).size();
        if (there < needed) {
            reasons.add(
                    "the role `%s` needs %d and has %d; name somebody with `--as %s=%s`"
                            .formatted(role, needed, there, role, names(needed)));
        }
    }

    private static String names(int many) {
        return String.join(",", IntStream.range(0, many).mapToObj(_ -> "NAME").toList());
    }

    /** Two answers of one person are not those of two. */
    private void twice(String role) {
        List<String> all = crew.all(role);
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i);
            if (all.subList(0, i).stream().anyMatch(other -> Person.same(name, other))) {
                reasons.add(
                        "the role `%s` names %s twice; name each person once"
                                .formatted(role, name));
            }
        }
    }

    /** Every question of a phase can be answered by as many as it wants. */
    private void canBeAsked(Phase phase) {
        phase.steps().stream()
                .flatMap(step -> step.parts().stream())
                .filter(Step.Ask.class::isInstance)
                .map(Step.Ask.class::cast)
                .filter(ask -> ask.quorum().deputiesOnly())
                .forEach(this::deputies);
    }

    private void deputies(Step.Ask ask) {
        int there = crew.mayAnswer(ask.role(), true).size();
        int wanted = ask.quorum().people();
        if (there < wanted) {
            int holders = runbook.roles().getOrDefault(ask.role(), 1);
            reasons.add(
                    "step %s (%s) may be answered only by deputies of the role `%s`, it wants %d and there %s; whoever is named beyond %d is a deputy: `--as %s=%s`"
                            .formatted(
                                    ask.id(),
                                    ask.title(),
                                    ask.role(),
                                    wanted,
                                    there == 0 ? "is none" : there == 1 ? "is 1" : "are " + there,
                                    holders,
                                    ask.role(),
                                    names(holders + wanted)));
        }
    }
}
