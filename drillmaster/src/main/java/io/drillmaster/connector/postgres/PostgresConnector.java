package io.drillmaster.connector.postgres;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Exhibits;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Forgets;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.RemoteShell;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at PostgreSQL servers over their management addresses, and kills one over SSH. */
public final class PostgresConnector implements SettlingPerformer, Forgets {

    private final SortedMap<String, PostgresCluster> clusters = new TreeMap<>();
    private final SortedMap<String, PostgresCluster> byHost = new TreeMap<>();
    private final RemoteShell shell;
    private final Orphans orphans;
    private final Notes notes;
    private final Repertoire repertoire = new Repertoire("postgres");

    /**
     * @param exhibits where rows are kept that are brought home
     */
    public PostgresConnector(
            Collection<PostgresCluster> clusters, RemoteShell shell, Exhibits exhibits) {
        this.shell = shell;
        this.notes = new Notes(shell);
        this.orphans = new Orphans(shell, exhibits);
        for (PostgresCluster cluster : clusters) {
            this.clusters.put(cluster.name(), cluster);
            cluster.members().keySet().forEach(host -> byHost.put(host, cluster));
        }
        repertoire
                .can(
                        PostgresVerbs.settings(),
                        this.clusters.keySet(),
                        call -> ofPrimary(call, Queries.SETTINGS))
                .can(
                        PostgresVerbs.replication(),
                        this.clusters.keySet(),
                        call -> ofPrimary(call, Queries.REPLICATION))
                .can(PostgresVerbs.slots(), this.clusters.keySet(), this::slots)
                .can(
                        PostgresVerbs.client(),
                        this.clusters.keySet(),
                        call -> ClientLogin.look(call, cluster(call)))
                .can(
                        PostgresVerbs.parity(),
                        this.clusters.keySet(),
                        call -> Parity.look(call, cluster(call)));
        hosts();
        compares();
    }

    private void hosts() {
        repertoire
                .can(PostgresVerbs.role(), byHost.keySet(), this::role)
                .can(
                        PostgresVerbs.crash(),
                        byHost.keySet(),
                        call -> crash(call).perform(call),
                        call -> crash(call).settle(call));
    }

    private void compares() {
        repertoire.can(
                PostgresVerbs.reconcile(),
                clusters.keySet(),
                call -> Twins.compare(call, cluster(call)),
                call -> Twins.compare(call, cluster(call)));
        repertoire.can(
                PostgresVerbs.orphans(),
                clusters.keySet(),
                call -> orphans.perform(call, cluster(call)),
                orphans::settle);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    @Override
    public void forget(Call call) {
        if (call.verb().equals("postgres.crash") && byHost.containsKey(call.on())) {
            crash(call).forget(call);
        }
    }

    private Outcome slots(Call call) {
        Standing standing = new Standing(cluster(call).members().keySet());
        return ofPrimary(call, _ -> standing);
    }

    private Outcome ofPrimary(Call call, String sql) {
        return ofPrimary(call, host -> Queries.ofPrimary(host, sql));
    }

    private PostgresCluster cluster(Call call) {
        return Objects.requireNonNull(clusters.get(call.on()));
    }

    private Outcome ofPrimary(Call call, Function<String, Server.Query<Facts>> query) {
        PostgresCluster cluster = cluster(call);
        Deadline deadline = Deadline.in(call.limit());
        AtOnce.First<Asked<Facts>> first =
                AtOnce.first(
                        cluster.members().keySet(),
                        host -> new Server(host, cluster).ask(query.apply(host), deadline),
                        asked -> asked instanceof Asked.Answer,
                        deadline);
        if (first.good().isPresent()
                && first.good().get().getValue() instanceof Asked.Answer<Facts> answer) {
            return new Outcome.Done(answer.value());
        }
        return nobody(call, cluster, first.poor());
    }

    private static Outcome nobody(
            Call call, PostgresCluster cluster, SortedMap<String, Asked<Facts>> poor) {
        String told =
                poor.entrySet().stream()
                        .map(each ->
                                switch (each.getValue()) {
                                    case Asked.Refused<Facts> refused -> refused.why();
                                    case Asked.Barred<Facts> barred -> barred.why();
                                    case Asked.Silent<Facts> silent -> silent.why();
                                    case Asked.Standby<Facts> _ -> each.getKey() + " is a standby";
                                    case Asked.Answer<Facts> _ -> each.getKey() + " answered";
                                })
                        .collect(Collectors.joining("; "));
        String why = "%s found no primary of %s to ask: %s".formatted(call.verb(), call.on(), told);
        boolean allSaid =
                poor.size() == cluster.members().size()
                        && poor.values().stream().noneMatch(Asked.Silent.class::isInstance);
        return allSaid
                ? new Outcome.Refused(why)
                : new Outcome.Unknown(why + (told.isEmpty() ? "nobody answered in time" : ""));
    }

    private Outcome role(Call call) {
        PostgresCluster cluster = Objects.requireNonNull(byHost.get(call.on()));
        Asked<Facts> asked =
                new Server(call.on(), cluster)
                        .ask(Queries.ofAnyone(Queries.ROLE), Deadline.in(call.limit()));
        return asked instanceof Asked.Answer<Facts> answer
                ? new Outcome.Done(answer.value())
                : Asked.unanswered(asked);
    }

    private Crash crash(Call call) {
        return new Crash(shell, notes, Objects.requireNonNull(byHost.get(call.on())).port());
    }

    @Override
    public void close() {
        notes.close();
    }
}
