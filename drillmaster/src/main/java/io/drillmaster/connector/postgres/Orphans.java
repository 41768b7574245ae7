package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.CsvRows;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Exhibit;
import io.drillmaster.connector.Exhibits;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Tee;
import io.drillmaster.connector.reconcile.Door;
import io.drillmaster.connector.reconcile.TableName;
import io.drillmaster.connector.ssh.Most;
import io.drillmaster.connector.ssh.Pouring;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import io.drillmaster.connector.ssh.ShellFailure;
import io.drillmaster.connector.ssh.TooMuch;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings home the rows that a former leader's transactions wrote after the timelines parted. */
final class Orphans {

    static final List<String> FACTS =
            List.of(
                    "member",
                    "table",
                    "forked",
                    "fork",
                    "timeline",
                    "leader",
                    "leader-timeline",
                    "transactions",
                    "begun",
                    "orphans",
                    "first",
                    "there",
                    "unasked");

    private static final String ENDING = ".orphans.csv";

    /** What the host gets to put itself right within the limit of the call. */
    private static final Duration WAY_BACK = Duration.ofSeconds(10);

    private static final Duration SHORTEST = Duration.ofSeconds(20);

    private final RemoteShell shell;
    private final Exhibits exhibits;

    Orphans(RemoteShell shell, Exhibits exhibits) {
        this.shell = shell;
        this.exhibits = exhibits;
    }

    Outcome perform(Call call, PostgresCluster cluster) {
        Former former = Former.of(call, cluster);
        String wanted = call.with().getOrDefault("most", Most.USUAL.text());
        Optional<Most> most = Most.of(wanted);
        if (!cluster.members().containsKey(former.member())) {
            return refused(
                    call,
                    "%s is no member of it; it has %s"
                            .formatted(
                                    former.member(),
                                    String.join(", ", cluster.members().keySet())));
        }
        if (most.isEmpty()) {
            return refused(call, "`most: " + wanted + "` is no size; write one such as 500MB");
        }
        if (call.limit().compareTo(SHORTEST) < 0) {
            return refused(call, "its limit must be 20s at least, or the way back may be late");
        }
        try {
            exhibits.begun(call);
        } catch (IOException e) {
            return refused(call, e.getMessage());
        }
        return found(call, cluster, former, most.get());
    }

    private Outcome found(Call call, PostgresCluster cluster, Former former, Most most) {
        try {
            return new Outcome.Done(
                    brought(call, cluster, former, most, Deadline.in(call.limit())));
        } catch (NotReadable e) {
            return refused(call, e.getMessage());
        } catch (SQLException e) {
            return refused(call, "the leader was not asked: " + Door.said(e));
        } catch (TooMuch e) {
            return refused(
                    call,
                    "the orphaned rows are more than %s; nothing was kept, and they are still there; `most: SIZE` allows more"
                            .formatted(most.text()));
        } catch (ShellFailure e) {
            return e.sent() ? unknown(call, e.getMessage()) : refused(call, e.getMessage());
        } catch (IOException e) {
            return unknown(call, e.getMessage());
        }
    }

    private Facts brought(
            Call call, PostgresCluster cluster, Former former, Most most, Deadline deadline)
            throws IOException, SQLException, NotReadable {
        String host = leader(cluster, former, deadline);
        try (Connection leader = Doors.member(cluster, host, deadline)) {
            Successor successor = Successor.of(host, leader, shell, deadline);
            TableName table = TableName.of(call.with().getOrDefault("table", ""));
            Keyed keyed = Keyed.of(leader, table, call.with().getOrDefault("keys", ""));
            Map<String, String> facts = about(former, successor, table);
            OrphanKeys rows = new OrphanKeys(keyed, leader);
            Duration limit = deadline.left().minus(WAY_BACK);
            if (limit.compareTo(WAY_BACK) < 0) {
                throw new NotReadable(
                        "finding the leader left too little of the limit; allow more");
            }
            String script = OrphansScript.of(former, successor, keyed, most, limit);
            Exhibit kept =
                    exhibits.keep(
                            call,
                            ENDING,
                            file -> {
                                OutputStream both = new Tee(file, new CsvRows(rows));
                                facts.putAll(read(former.member(), script, both, most, deadline));
                            });
            facts.putAll(rows.facts());
            facts.putAll(kept.facts());
            return Facts.of(facts);
        }
    }

    private static Map<String, String> about(Former former, Successor leader, TableName table) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("member", former.member());
        facts.put("table", table.toString());
        facts.put("leader", leader.host());
        facts.put("leader-timeline", String.valueOf(leader.timeline()));
        return facts;
    }

    /** Whoever takes writes now, but for the one that led before. */
    private static String leader(PostgresCluster cluster, Former former, Deadline deadline)
            throws NotReadable {
        Map<String, String> told = new TreeMap<>();
        for (String host : cluster.members().keySet()) {
            if (host.equals(former.member())) {
                continue;
            }
            try (Connection connection = Doors.member(cluster, host, deadline)) {
                if (Door.isPrimary(connection)) {
                    return host;
                }
                told.put(host, "is a standby");
            } catch (SQLException e) {
                told.put(host, Door.said(e));
            }
        }
        throw new NotReadable(
                "no other member leads, so nobody can tell what %s has too much: %s"
                        .formatted(
                                former.member(),
                                told.entrySet().stream()
                                        .map(each -> each.getKey() + " " + each.getValue())
                                        .collect(Collectors.joining("; "))));
    }

    private Map<String, String> read(
            String host, String script, OutputStream to, Most most, Deadline deadline)
            throws IOException {
        Ran.Ended ended = new Pouring(shell).pour(host, Sh.asRoot(script), to, most, deadline);
        OrphansTold told = OrphansTold.of(ended.err());
        if (told.broken().isPresent()) {
            throw new IOException(told.broken().get() + "; somebody must look at it now");
        }
        if (ended.exit() == OrphansScript.TOO_MUCH) {
            throw new TooMuch(most);
        }
        if (ended.exit() == OrphansScript.REFUSED && told.no().isPresent()) {
            throw ShellFailure.of(new Ran.NotSent(host + " was not read: " + told.no().get()), "");
        }
        return told.facts().orElseThrow(() -> ShellFailure.of(ended, "reading " + host));
    }

    /** What was brought home is kept, or the host is looked at: it puts itself right. */
    Outcome settle(Call call) {
        try {
            Optional<Exhibit> kept = exhibits.kept(call, ENDING);
            if (kept.isPresent()) {
                return new Outcome.Done(Facts.of(kept.get().facts()));
            }
        } catch (IOException e) {
            return unknown(call, e.getMessage());
        }
        String host = call.with().getOrDefault("member", "");
        return switch (shell.run(host, Sh.asRoot(OrphansScript.BUSY), call.limit())) {
            case Ran.Ended ended when ended.out().strip().equals("free") ->
                    refused(
                            call,
                            "it has ended and brought nothing home; what it had begun it put back");
            case Ran.Ended ended -> unknown(call, "it may still be at it: " + ended.said());
            case Ran.NotSent not -> unknown(call, not.why());
            case Ran.NoAnswer no -> unknown(call, no.why());
        };
    }

    private static Outcome.Refused refused(Call call, @Nullable String why) {
        return new Outcome.Refused("%s on %s: %s".formatted(call.verb(), call.on(), why));
    }

    private static Outcome.Unknown unknown(Call call, @Nullable String why) {
        return new Outcome.Unknown("%s on %s: %s".formatted(call.verb(), call.on(), why));
    }
}
