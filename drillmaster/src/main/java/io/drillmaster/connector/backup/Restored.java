package io.drillmaster.connector.backup;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Secret;
import io.drillmaster.connector.postgres.Doors;
import io.drillmaster.connector.postgres.PostgresCluster;
import io.drillmaster.connector.reconcile.Door;
import io.drillmaster.connector.ssh.Sh;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was restored last on a host, beside the production that it is a copy of. */
final class Restored {

    /** What to look at once connected to both. */
    @FunctionalInterface
    interface Question {
        Outcome on(Both both) throws SQLException;
    }

    /** How one comes to production: to look, or to write. */
    @FunctionalInterface
    private interface Entrance {
        Connection to(PostgresCluster cluster, Deadline deadline) throws SQLException;
    }

    /**
     * Connections to production and to what was restored.
     *
     * @param told what the restore told
     */
    record Both(
            Call call,
            Connection production,
            Connection copy,
            Map<String, String> told,
            Deadline deadline) {}

    private final Telling telling;
    private final SortedMap<String, List<String>> addresses;
    private final SortedMap<String, PostgresCluster> clusters = new TreeMap<>();

    Restored(
            Telling telling,
            Map<String, List<String>> addresses,
            Collection<PostgresCluster> clusters) {
        this.telling = telling;
        this.addresses = new TreeMap<>(addresses);
        clusters.forEach(cluster -> this.clusters.put(cluster.name(), cluster));
    }

    Outcome age(Call call) {
        return beside(call, RestoredAge::look);
    }

    Outcome reconcile(Call call) {
        return beside(call, Compared::of);
    }

    Outcome bringBack(Call call) {
        return beside(call, Doors::writing, BroughtBack::of);
    }

    Outcome broughtBack(Call call) {
        return beside(call, BroughtBack::look);
    }

    private Outcome beside(Call call, Question question) {
        return beside(call, Doors::primary, question);
    }

    private Outcome beside(Call call, Entrance entrance, Question question) {
        String name = call.with().getOrDefault("database", "");
        PostgresCluster cluster = clusters.get(name);
        if (cluster == null) {
            return refused(
                    call,
                    "the estate has no database %s; it has %s"
                            .formatted(name, String.join(", ", clusters.keySet())));
        }
        Deadline deadline = Deadline.in(call.limit());
        Map<String, String> told;
        try {
            told = telling.asked(call, Sh.asRoot(RestoreScript.find(call)));
        } catch (Telling.NotFound e) {
            return e.outcome(call);
        }
        try (Connection copy = copy(call, told, deadline)) {
            try (Connection production = entrance.to(cluster, deadline)) {
                return question.on(new Both(call, production, copy, told, deadline));
            }
        } catch (SQLException e) {
            String why = "%s on %s: %s".formatted(call.verb(), call.on(), Door.said(e));
            return deadline.passed() ? new Outcome.Unknown(why) : new Outcome.Refused(why);
        }
    }

    private Connection copy(Call call, Map<String, String> told, Deadline deadline)
            throws SQLException {
        Door door =
                new Door(
                        addresses.getOrDefault(call.on(), List.of(call.on())).getFirst(),
                        Integer.parseInt(told.getOrDefault("port", "0")),
                        told.getOrDefault("database", ""),
                        "postgres");
        return door.open(new Secret(told.getOrDefault("password", "")), deadline);
    }

    private static Outcome refused(Call call, String why) {
        return new Outcome.Refused("%s on %s: %s".formatted(call.verb(), call.on(), why));
    }
}
