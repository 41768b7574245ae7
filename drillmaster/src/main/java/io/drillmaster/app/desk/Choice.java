package io.drillmaster.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person chose to have drilled.
 *
 * @param runbook the id of a runbook, or the path of one
 * @param with values of the runbook's parameters
 * @param crew the people named for each role
 * @param sealed the folder with its envelopes, if they do not lie beside it
 * @param unattended true when stand-ins answer for people
 */
public record Choice(
        String runbook,
        Map<String, String> with,
        Optional<Path> estate,
        Optional<String> lab,
        Map<String, List<String>> crew,
        Optional<Path> sealed,
        boolean unattended) {

    public Choice {
        with = Map.copyOf(with);
        crew = Map.copyOf(crew);
    }
}
