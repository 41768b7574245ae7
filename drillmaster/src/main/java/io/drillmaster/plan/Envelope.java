package io.drillmaster.plan;

import io.drillmaster.runbook.Cue;
import io.drillmaster.runbook.Step;
import java.util.List;
import java.util.SortedMap;

/**
 * What a sealed step holds, bound to one occasion.
 *
 * @param salt random bytes in hex, so that nobody can find the content by trying what is likely
 * @param cues what stands beside its steps
 */
public record Envelope(String name, String salt, List<Step> steps, SortedMap<String, Cue> cues) {

    public Envelope {
        steps = List.copyOf(steps);
    }
}
