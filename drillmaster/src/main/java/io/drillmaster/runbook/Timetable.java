package io.drillmaster.runbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long each phase may take, the waiting for the times of its steps included. */
public final class Timetable {

    private final Map<String, Cue> cues;

    public Timetable(Map<String, Cue> cues) {
        this.cues = cues;
    }

    /** The longest that each phase may take, for the steps that take part in each. */
    public List<Duration> longest(List<List<Step>> phases) {
        List<Duration> all = new ArrayList<>();
        Duration earliest = Duration.ZERO;
        for (List<Step> steps : phases) {
            all.add(longest(steps, earliest));
            for (Step step : steps) {
                earliest = longer(earliest, at(step).orElse(Duration.ZERO)).plus(least(step));
            }
        }
        return all;
    }

    /** The sooner a phase begins, the longer it waits for a time. */
    private Duration longest(List<Step> steps, Duration began) {
        Duration most = Duration.ZERO;
        for (Step step : steps) {
            Duration waited = at(step).map(time -> time.minus(began)).orElse(Duration.ZERO);
            most = longer(most, waited).plus(step.longest());
        }
        return most;
    }

    private static Duration least(Step step) {
        return step instanceof Step.Hold hold ? hold.time() : Duration.ZERO;
    }

    private Optional<Duration> at(Step step) {
        return Optional.ofNullable(cues.get(step.id())).flatMap(Cue::at);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
