package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Goes the roads that clients go to a database, with their login, and looks where they lead. */
public final class RoadConnector implements Performer {

    private static final String WHERE =
            "SELECT CASE WHEN pg_is_in_recovery() THEN 'standby' ELSE 'primary' END,"
                    + " coalesce(host(inet_server_addr()), 'local')";

    private final SortedMap<String, SortedMap<String, PostgresCluster>> roads = new TreeMap<>();
    private final Repertoire repertoire;

    /**
     * @param roads of each database, each as the estate writes it, to what is met at its end
     */
    public RoadConnector(Map<String, ? extends Map<String, PostgresCluster>> roads) {
        roads.forEach((database, each) -> this.roads.put(database, new TreeMap<>(each)));
        this.repertoire =
                new Repertoire("postgres")
                        .can(
                                Verb.reads(
                                                "postgres.road",
                                                TargetKind.DATABASE,
                                                List.of("role", "server", "time"),
                                                "Logs in as the clients do by one of their roads,"
                                                        + " and looks where it leads; writes"
                                                        + " nothing.")
                                        .taking(
                                                new Argument(
                                                        "by",
                                                        true,
                                                        "the road as the estate writes it, such as"
                                                                + " chi-edge:5001")),
                                this.roads.keySet(),
                                this::go);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome go(Call call) {
        SortedMap<String, PostgresCluster> known = roads.getOrDefault(call.on(), new TreeMap<>());
        String by = call.with().getOrDefault("by", "");
        PostgresCluster end = known.get(by);
        if (end == null) {
            return new Outcome.Refused(
                    "%s on %s: `%s` is no road to it; it has %s"
                            .formatted(
                                    call.verb(), call.on(), by, String.join(", ", known.keySet())));
        }
        Asked<Facts> asked =
                new Server(end.members().firstKey(), end, end.client())
                        .ask(RoadConnector::look, Deadline.in(call.limit()));
        return asked instanceof Asked.Answer<Facts> answer
                ? new Outcome.Done(answer.value())
                : Asked.unanswered(asked);
    }

    private static Asked<Facts> look(Connection connection) throws SQLException {
        long asked = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(WHERE)) {
            found.next();
            return new Asked.Answer<>(
                    Facts.of(
                            Map.of(
                                    "role", found.getString(1),
                                    "server", found.getString(2),
                                    "time", millis(System.nanoTime() - asked))));
        }
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3fms", nanos / 1e6);
    }
}
