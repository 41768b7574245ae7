package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.reconcile.Door;
import io.drillmaster.connector.reconcile.NotComparable;
import io.drillmaster.connector.reconcile.Point;
import io.drillmaster.connector.reconcile.Reconciler;
import io.drillmaster.connector.reconcile.TableName;
import io.drillmaster.connector.reconcile.Totals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;

/** Whether a member of a cluster holds the same rows as its primary, at the member's moment. */
final class Twins {

    private Twins() {}

    static Outcome compare(Call call, PostgresCluster cluster) {
        String member = call.with().getOrDefault("member", "");
        if (!cluster.members().containsKey(member)) {
            return refused(
                    call,
                    "%s is no member of it; it has %s"
                            .formatted(member, String.join(", ", cluster.members().keySet())));
        }
        Deadline deadline = Deadline.in(call.limit());
        try (Connection copy = Doors.member(cluster, member, deadline);
                Connection primary = Doors.primary(cluster, deadline)) {
            Reconciler reconciler = new Reconciler(primary, copy, deadline);
            reconciler.begin();
            Totals totals =
                    Totals.of(
                            reconciler,
                            Point.before(horizon(copy)),
                            TableName.all(call.with().getOrDefault("tables", "")),
                            TableName.all(call.with().getOrDefault("kept", "")));
            boolean must = call.with().getOrDefault("agree", "").equals("must");
            return must && totals.differing() > 0
                    ? refused(call, differ(member, totals))
                    : new Outcome.Done(new Facts(totals.facts()));
        } catch (NotComparable e) {
            return refused(call, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            return deadline.passed()
                    ? new Outcome.Unknown(sentence(call, Door.said(e)))
                    : refused(call, Door.said(e));
        }
    }

    private static String differ(String member, Totals totals) {
        SortedMap<String, String> facts = totals.facts();
        return "%s lacks %s rows of the primary, has %s of them otherwise and %s that the primary has not: %s"
                .formatted(
                        member,
                        facts.get("lost"),
                        facts.get("altered"),
                        facts.get("extra"),
                        facts.get("which"));
    }

    /** A standby cannot tell who runs above it, so that only what is below is sure. */
    private static long horizon(Connection copy) throws SQLException {
        try (Statement statement = copy.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Outcome.Refused refused(Call call, String why) {
        return new Outcome.Refused(sentence(call, why));
    }

    private static String sentence(Call call, String why) {
        return "%s on %s: %s".formatted(call.verb(), call.on(), why);
    }
}
