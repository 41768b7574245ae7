package io.drillmaster.plan;

import io.drillmaster.runbook.WindowSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

/** One occurrence of hours that come back every day: from its first instant to before its last. */
public record Opening(Instant from, Instant to) {

    private static final int DAYS_AHEAD = 8;

    /** The opening that now lies in, else the next one. */
    public static Optional<Opening> atOrAfter(WindowSpec window, Instant now) {
        LocalDate today = now.atZone(window.zone()).toLocalDate();
        return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
                .limit(DAYS_AHEAD)
                .map(day -> Opening.on(day, window.from(), window.to(), window.zone()))
                .filter(each -> each.from().isBefore(each.to()))
                .filter(each -> now.isBefore(each.to()))
                .findFirst();
    }

    /** What begins on this day; an end that is not after the start is on the next day. */
    static Opening on(LocalDate day, LocalTime from, LocalTime to, ZoneId zone) {
        LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
        return new Opening(instant(day.atTime(from), zone), instant(last.atTime(to), zone));
    }

    /**
     * An hour that a change of the clocks leaves out is where the clocks jump, so that what lies in
     * it wholly is empty; an hour that comes twice is taken the first time.
     */
    private static Instant instant(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition jump = zone.getRules().getTransition(time);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    public boolean holds(Instant now) {
        return !now.isBefore(from) && now.isBefore(to);
    }

    boolean meets(Opening other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
