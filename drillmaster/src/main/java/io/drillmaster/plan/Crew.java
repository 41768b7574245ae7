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

    public Optional<String> first(String role) {
        List<String> people = roles.get(role);
        return people == null || people.isEmpty()
                ? Optional.empty()
                : Optional.of(people.getFirst());
    }
}
