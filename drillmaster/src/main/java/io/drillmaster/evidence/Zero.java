package io.drillmaster.evidence;

import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.plan.Injection;
import io.drillmaster.verdict.CaseFile;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The instant from which a report counts: the injection, or the opening if there was none. */
final class Zero {

    private final Moment at;
    private final boolean injection;
    private final OptionalLong client;

    Zero(Drill drill, CaseFile file) {
        Set<String> steps =
                drill.plan().injections().stream().map(Injection::step).collect(Collectors.toSet());
        Entry entry = drill.first(e -> isCall(e, steps)).orElse(drill.entries().getFirst());
        this.at = entry.at();
        this.injection = entry.event() instanceof Event.Called;
        this.client = file.clientReading(at);
    }

    private static boolean isCall(Entry entry, Set<String> steps) {
        return entry.event() instanceof Event.Called c
                && c.purpose() == Purpose.ACT
                && steps.contains(c.step());
    }

    /** True when the report counts from the injection. */
    boolean injection() {
        return injection;
    }

    /** Seconds since zero. */
    double seconds(Moment moment) {
        return at.until(moment).toNanos() / 1e9;
    }

    /** True when readings of the client's clock can be placed. */
    boolean placesClient() {
        return client.isPresent();
    }

    /** What the client's clock read at zero. */
    long reading() {
        return client.orElseThrow();
    }

    /** Seconds since zero of a reading of the client's clock. */
    double seconds(long reading) {
        return (reading - client.orElseThrow()) / 1e9;
    }

    /** For people, to the millisecond. */
    String since(Moment moment) {
        return told(seconds(moment));
    }

    /** For people, from a reading of the client's clock. */
    String since(long reading) {
        return told(seconds(reading));
    }

    private static String told(double seconds) {
        String sign = seconds < 0 ? "−" : "+";
        double size = Math.abs(seconds);
        if (size < 120) {
            return String.format(Locale.ROOT, "%s%.3f s", sign, size);
        }
        long minutes = (long) (size / 60);
        return String.format(Locale.ROOT, "%s%d:%06.3f min", sign, minutes, size - minutes * 60);
    }
}
