package io.drillmaster.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Hours in which people trade, and no drill may disturb them.
 *
 * @param days on which a session begins
 * @param close a close that is not after the open is on the next day
 * @param holidays days on which no session begins
 * @param halfDays days with an earlier close
 */
public record Market(
        String name,
        ZoneId zone,
        Set<DayOfWeek> days,
        LocalTime open,
        LocalTime close,
        Set<LocalDate> holidays,
        SortedMap<LocalDate, LocalTime> halfDays) {

    public Market {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        halfDays = Collections.unmodifiableSortedMap(halfDays);
    }

    /** The session that now lies in, if the market trades. */
    public Optional<Opening> sessionAt(Instant now) {
        return session(new Opening(now, now.plusNanos(1)));
    }

    /** The first session that meets a stretch of time, if one does. */
    Optional<Opening> session(Opening stretch) {
        LocalDate first = stretch.from().atZone(zone).toLocalDate().minusDays(1);
        LocalDate last = stretch.to().atZone(zone).toLocalDate();
        return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
                .filter(day -> days.contains(day.getDayOfWeek()) && !holidays.contains(day))
                .map(day -> Opening.on(day, open, halfDays.getOrDefault(day, close), zone))
                .filter(stretch::meets)
                .findFirst();
    }
}
