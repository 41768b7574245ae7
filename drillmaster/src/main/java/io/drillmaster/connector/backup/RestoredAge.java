package io.drillmaster.connector.backup;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.reconcile.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How old restored data is, by the data itself: it is no older than the youngest row in it, and no
 * younger than the oldest row that production wrote after that one.
 */
final class RestoredAge {

    static final List<String> FACTS = List.of("youngest", "next", "age-least", "age-most");

    private RestoredAge() {}

    static Outcome look(Restored.Both both) throws SQLException {
        List<Column> clocks =
                BackupVerbs.words(both.call().with().getOrDefault("clocks", "")).stream()
                        .map(Column::of)
                        .toList();
        Instant now = now(both.production());
        Optional<Instant> youngest = Optional.empty();
        for (Column clock : clocks) {
            youngest = later(youngest, youngest(both.copy(), clock));
        }
        if (youngest.isEmpty()) {
            return new Outcome.Refused(
                    "%s on %s: none of %s holds a time in what was restored, so nothing tells how old it is"
                            .formatted(both.call().verb(), both.call().on(), clocks));
        }
        Optional<Instant> next = Optional.empty();
        for (Column clock : clocks) {
            Optional<Instant> found = next(both.production(), clock, youngest.get());
            next = next.isPresent() && found.filter(next.get()::isAfter).isEmpty() ? next : found;
        }
        Duration most = Duration.between(youngest.get(), now);
        Duration least = next.map(it -> Duration.between(it, now)).orElse(Duration.ZERO);
        return new Outcome.Done(
                Facts.of(
                        Map.of(
                                "youngest", youngest.get().toString(),
                                "next", next.map(Instant::toString).orElse("none"),
                                "age-least", ms(least),
                                "age-most", ms(most))));
    }

    private static String ms(Duration span) {
        return Math.max(0, span.toMillis()) + "ms";
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.filter(one.get()::isBefore).isEmpty() ? one : other;
    }

    private static Instant now(Connection production) throws SQLException {
        try (Statement statement = production.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    private static Optional<Instant> youngest(Connection copy, Column clock) throws SQLException {
        try (Statement statement = copy.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT max(%s) FROM %s"
                                        .formatted(clock.sql(), clock.table().sql()))) {
            row.next();
            return Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant);
        }
    }

    private static Optional<Instant> next(Connection production, Column clock, Instant after)
            throws SQLException {
        try (PreparedStatement ask =
                production.prepareStatement(
                        "SELECT min(%1$s) FROM %2$s WHERE %1$s > ?"
                                .formatted(clock.sql(), clock.table().sql()))) {
            ask.setTimestamp(1, Timestamp.from(after));
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant);
            }
        }
    }
}
