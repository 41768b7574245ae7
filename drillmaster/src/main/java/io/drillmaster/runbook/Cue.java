package io.drillmaster.runbook;

import java.time.Duration;
import java.util.Optional;

/**
 * What stands beside a step and does not change what it does.
 *
 * @param at it is begun no earlier than so long after the first phase began
 * @param inject what it is in the list of events, if it is in it
 */
public record Cue(Optional<Duration> at, Optional<Inject> inject) {

    /** The same at another tempo. */
    public Cue at(Tempo.Factor factor) {
        return new Cue(at.map(factor::of), inject);
    }
}
