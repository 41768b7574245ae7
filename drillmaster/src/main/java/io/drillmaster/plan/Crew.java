package io.drillmaster.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Who holds which role in one drill.
 *
 * @param standIns true when the people are stand-ins of an unattended run
 */
public record Crew(SortedMap<String, List<String>> roles, boolean standIns) {

    /** What a stand-in is called, so that nobody takes it for a person. */
    public static final String STAND_IN = "stand-in";

    /** Those of a role who are people. */
    public List<String> people(String role) {
        return roles.getOrDefault(role, List.of()).stream()
                .filter(name -> !name.equals(STAND_IN))
                .toList();
    }

    public Optional<String> first(String role) {
        List<String> people = roles.get(role);
        return people == null || people.isEmpty()
                ? Optional.empty()
                : Optional.of(people.getFirst());
    }
}
