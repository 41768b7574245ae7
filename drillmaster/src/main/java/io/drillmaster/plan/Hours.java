package io.drillmaster.plan;

import io.drillmaster.runbook.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When a drill may run: inside its window, and while no market trades. */
final class Hours {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm VV", Locale.ENGLISH);

    private final Attempt attempt;

    Hours(Attempt attempt) {
        this.attempt = attempt;
    }

    Optional<String> window() {
        return attempt.runbook().window().flatMap(this::window);
    }

    private Optional<String> window(WindowSpec window) {
        Optional<Opening> found = Opening.atOrAfter(window, attempt.now());
        if (found.isEmpty()) {
            return Optional.of("its window %s never opens".formatted(told(window)));
        }
        Opening opening = found.get();
        if (!opening.holds(attempt.now())) {
            return Optional.of(
                    "now, %s, is outside its window %s, which opens next at %s; start it then"
                            .formatted(
                                    told(attempt.now(), window.zone()),
                                    told(window),
                                    told(opening.from(), window.zone())));
        }
        if (attempt.end().isAfter(opening.to())) {
            return Optional.of(
                    "its phases may take %d min, and its window %s closes in %d min; start it by %s"
                            .formatted(
                                    Duration.between(attempt.now(), attempt.end()).toMinutes(),
                                    told(window),
                                    Duration.between(attempt.now(), opening.to()).toMinutes(),
                                    told(latest(opening), window.zone())));
        }
        return Optional.empty();
    }

    private Instant latest(Opening opening) {
        return opening.to().minus(Duration.between(attempt.now(), attempt.end()));
    }

    /** A sentence for each market that trades at some time of the drill. */
    List<String> markets() {
        Opening stretch = stretch();
        return attempt.estate().markets().values().stream()
                .flatMap(market -> market.session(stretch).map(at -> told(market, at)).stream())
                .toList();
    }

    /** The whole opening of the window that now lies in; else the drill's own time from now. */
    private Opening stretch() {
        return attempt.runbook()
                .window()
                .flatMap(window -> Opening.atOrAfter(window, attempt.now()))
                .filter(each -> each.holds(attempt.now()))
                .orElseGet(() -> new Opening(attempt.now(), attempt.end()));
    }

    private static String told(Market market, Opening session) {
        return "%s trades from %s to %s, within the time of this drill; start it when the market is closed"
                .formatted(
                        market.name(),
                        told(session.from(), market.zone()),
                        told(session.to(), market.zone()));
    }

    private static String told(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    private static String told(WindowSpec window) {
        return "%s-%s %s".formatted(window.from(), window.to(), window.zone());
    }
}
