package io.drillmaster.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What we promise to do, on no particular estate and day.
 *
 * @param cadence how often it is due, in words
 * @param settle how long service must stay good before it counts as recovered
 * @param roles how many people each role needs
 * @param stops what stops a drill before its end
 * @param resumes whether a drill whose process ended may be resumed without a person
 * @param failback how it goes home when it is broken off late
 * @param tempo how times are shortened where the estate is small
 * @param cues what stands beside steps, by their ids
 * @param together the questions that are put at the same time as the one before them, by their ids
 * @param source the file that it was read from
 * @param page its whole text, with every part that it includes in its place
 * @param digest SHA-256 of the page and of every envelope that it names, in hex
 */
public record Runbook(
        String id,
        String title,
        String tier,
        String cadence,
        Optional<WindowSpec> window,
        Optional<Duration> notice,
        Duration settle,
        SortedMap<String, Integer> roles,
        List<Parameter> parameters,
        List<Objective> objectives,
        StopList stops,
        boolean resumes,
        Optional<Failback> failback,
        Tempo tempo,
        List<Phase> phases,
        SortedMap<String, Cue> cues,
        SortedSet<String> together,
        String source,
        String page,
        String digest) {

    public Runbook {
        parameters = List.copyOf(parameters);
        objectives = List.copyOf(objectives);
        phases = List.copyOf(phases);
    }
}
