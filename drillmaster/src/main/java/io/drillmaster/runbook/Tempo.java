package io.drillmaster.runbook;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many times faster time passes for each choice of the parameter {@code scale}; a choice that
 * is not named passes it as it is written.
 */
public record Tempo(SortedMap<String, Integer> times) {

    /** The parameter that chooses. */
    static final String SCALE = "scale";

    public static final Tempo AS_WRITTEN = new Tempo(new TreeMap<>());

    /** What service looks like is seen no sooner in a small estate than in a large one. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    /** One choice: by what the times of a page are divided, and which of them never are. */
    public record Factor(int times, Duration settle) {

        Duration of(Duration time) {
            return time.dividedBy(times);
        }

        /** A hold stays long enough to see calm, and never becomes longer than it is written. */
        public Duration ofHold(Duration time) {
            Duration least = settle.compareTo(SHORTEST) > 0 ? settle : SHORTEST;
            Duration shorter = of(time);
            Duration bounded = shorter.compareTo(least) < 0 ? least : shorter;
            return bounded.compareTo(time) < 0 ? bounded : time;
        }
    }

    /** What was chosen, in a drill whose service settles within so long. */
    public Factor of(Map<String, String> parameters, Duration settle) {
        return new Factor(times.getOrDefault(parameters.getOrDefault(SCALE, ""), 1), settle);
    }
}
