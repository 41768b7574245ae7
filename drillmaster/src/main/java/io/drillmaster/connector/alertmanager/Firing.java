package io.drillmaster.connector.alertmanager;

import io.drillmaster.connector.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What fires, told as facts; {@code starts-at} is when the first of them began. */
final class Firing {

    static final List<String> NAMES = List.of("active", "suppressed", "names", "starts-at", "age");

    private Firing() {}

    /**
     * Silenced or inhibited ones fire as well, and nobody hears of them.
     *
     * @param now by our clock, which may differ from that of the monitoring
     */
    static Facts facts(Collection<Alert> alerts, Instant now) {
        Optional<Instant> first = alerts.stream().map(Alert::starts).min(Comparator.naturalOrder());
        String names =
                alerts.stream()
                        .map(Alert::name)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        long suppressed = alerts.stream().filter(Alert::suppressed).count();
        return Facts.of(
                Map.of(
                        "active", String.valueOf(alerts.size() - suppressed),
                        "suppressed", String.valueOf(suppressed),
                        "names", names.isEmpty() ? "none" : names,
                        "starts-at", first.map(Instant::toString).orElse("none"),
                        "age", first.map(at -> since(at, now)).orElse("none")));
    }

    static String since(Instant at, Instant now) {
        long millis = Math.max(0, Duration.between(at, now).toMillis());
        return String.format(Locale.ROOT, "%.3fs", millis / 1e3);
    }
}
