package io.drillmaster.watch;

import java.time.Duration;
import java.util.SortedMap;

/**
 * What to look at continuously.
 *
 * @param drill tells it apart from every other drill that may be watched from the same place
 * @param id the step that asks for it; unique in the drill
 * @param kind one of {@link WatchKinds}
 * @param every the cadence: an operation falls due this often, whatever became of the ones before
 */
public record WatchRequest(
        String drill,
        String id,
        String kind,
        String on,
        SortedMap<String, String> with,
        Duration every) {}
