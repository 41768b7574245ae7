package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.runbook.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of time for a whole drill: the monotonic clock of the boot in which it was opened or, if
 * told otherwise, injected.
 *
 * <p>Sittings of one boot share that clock. A moment of another boot is placed by wall time and
 * widened by the clock errors that both sittings declare; without them it has no place.
 */
final class Axis {

    /** Where a sitting declares how far its wall clock may be from true time. */
    static final String CLOCK_ERROR = "clock-error";

    private record Sitting(String boot, Moment at, Optional<Duration> error) {}

    private final SortedMap<Integer, Sitting> sittings = new TreeMap<>();
    private final Sitting origin;

    /**
     * @param sitting the sitting whose boot's clock becomes the line
     */
    Axis(List<Entry> entries, int sitting) {
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.SatDown sat) {
                Optional<Duration> error =
                        Optional.ofNullable(sat.versions().get(CLOCK_ERROR))
                                .flatMap(Quantity::parse)
                                .map(Quantity::duration);
                sittings.put(sat.sitting(), new Sitting(sat.boot(), entry.at(), error));
            }
        }
        Sitting found = sittings.get(sitting);
        this.origin =
                found == null
                        ? new Sitting(
                                "",
                                new Moment(entries.getFirst().at().wall(), 0, sitting),
                                Optional.empty())
                        : found;
    }

    /** Where a moment lies; empty when no clock can tell. */
    Optional<Bracket> at(Moment moment) {
        return shift(moment).map(s -> new Bracket(moment.mono() + s.lo(), moment.mono() + s.hi()));
    }

    /** What must be added to a monotonic reading of the moment's sitting. */
    Optional<Span> shift(Moment moment) {
        Sitting sitting = sittings.get(moment.sitting());
        if (moment.sitting() == origin.at.sitting()) {
            return Optional.of(new Span(0, 0));
        }
        if (sitting == null) {
            return Optional.empty();
        }
        if (sitting.boot.equals(origin.boot)) {
            return Optional.of(new Span(0, 0));
        }
        if (sitting.error.isEmpty() || origin.error.isEmpty()) {
            return Optional.empty();
        }
        long error = sitting.error.get().toNanos() + origin.error.get().toNanos();
        long wall = Duration.between(origin.at.wall(), moment.wall()).toNanos();
        long shift = origin.at.mono() + wall - moment.mono();
        return Optional.of(new Span(shift - error, shift + error));
    }
}
