package io.drillmaster.runbook;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** The hours of the day in which a drill may run; an end before the start is the next morning. */
public record WindowSpec(LocalTime from, LocalTime to, ZoneId zone) {

    public Duration length() {
        Duration length = Duration.between(from, to);
        return length.isPositive() ? length : length.plusDays(1);
    }
}
