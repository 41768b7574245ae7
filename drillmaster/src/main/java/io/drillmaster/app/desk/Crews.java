package io.drillmaster.app.desk;

import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Estate;
import io.drillmaster.runbook.Runbook;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides who holds which role: people named, the person at the terminal, or stand-ins. */
final class Crews {

    private final String person;
    private final boolean terminal;

    Crews(String person, boolean terminal) {
        this.person = person;
        this.terminal = terminal;
    }

    /** In production a role that nobody was named for stays empty, and planning refuses it. */
    Crew of(Runbook runbook, Estate estate, Choice choice) {
        SortedMap<String, List<String>> roles = new TreeMap<>(estate.roles());
        roles.putAll(choice.crew());
        boolean mayFill = choice.unattended() || estate.kind() != Estate.Kind.PRODUCTION;
        if (mayFill) {
            runbook.roles()
                    .forEach((role, wanted) ->
                            roles.put(
                                    role,
                                    filled(
                                            roles.getOrDefault(role, List.of()),
                                            wanted,
                                            choice.unattended())));
        }
        boolean standIns =
                roles.values().stream()
                        .anyMatch(people -> people.stream().anyMatch(Crew::isStandIn));
        return new Crew(roles, standIns);
    }

    private List<String> filled(List<String> named, int wanted, boolean unattended) {
        List<String> people = new ArrayList<>(named);
        if (people.isEmpty() && terminal && !unattended) {
            people.add(person);
        }
        for (int number = 1; people.size() < wanted; number++) {
            people.add(Crew.standIn(number));
        }
        return people;
    }
}
