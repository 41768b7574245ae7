package io.drillmaster.connector.postgres;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks the primary of a cluster for rows of two columns: a name, and its value. */
public final class Pairs {

    private Pairs() {}

    /** Done with the pairs as facts; refused where no member says that it is the primary. */
    public static Outcome ofPrimary(PostgresCluster cluster, String sql, Deadline deadline) {
        AtOnce.First<Asked<Facts>> first =
                AtOnce.first(
                        cluster.members().keySet(),
                        host -> new Server(host, cluster).ask(it -> pairs(it, sql), deadline),
                        Asked.Answer.class::isInstance,
                        deadline);
        if (first.good().isPresent()
                && first.good().get().getValue() instanceof Asked.Answer<Facts> answer) {
            return new Outcome.Done(answer.value());
        }
        SortedMap<String, Asked<Facts>> poor = first.poor();
        return poor.values().stream()
                .filter(each -> !(each instanceof Asked.Standby))
                .findFirst()
                .map(Asked::unanswered)
                .orElseGet(() ->
                        poor.size() < cluster.members().size()
                                ? new Outcome.Unknown(
                                        "nobody of %s answered in time".formatted(cluster.name()))
                                : new Outcome.Refused(
                                        "no member of %s is primary".formatted(cluster.name())));
    }

    private static Asked<Facts> pairs(Connection connection, String sql) throws SQLException {
        if (Queries.isStandby(connection)) {
            return new Asked.Standby<>();
        }
        Map<String, String> pairs = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return new Asked.Answer<>(Facts.of(pairs));
    }
}
