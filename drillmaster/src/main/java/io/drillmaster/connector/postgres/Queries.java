package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Facts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked of a server; each query gives one row, whose columns are named as the facts are.
 */
final class Queries {

    static final String SETTINGS =
            """
            SELECT current_setting('synchronous_commit') AS "synchronous_commit",
                   current_setting('synchronous_standby_names') AS "synchronous_standby_names",
                   current_setting('data_checksums') AS "data_checksums",
                   current_setting('wal_log_hints') AS "wal_log_hints",
                   current_setting('fsync') AS "fsync",
                   current_setting('full_page_writes') AS "full_page_writes",
                   split_part(current_setting('server_version'), ' ', 1) AS "version"
            """;

    /** Who takes the log and replays nothing, such as pg_receivewal, is no replica. */
    static final String REPLICATION =
            """
            WITH replica AS (
                SELECT application_name AS name, state, sync_state,
                       coalesce(extract(epoch FROM replay_lag) * 1000, 0) AS late,
                       coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), 0) AS behind
                FROM pg_stat_replication
                WHERE state <> 'backup' AND NOT (state = 'streaming' AND replay_lsn IS NULL))
            SELECT count(*) AS "replicas",
                   count(*) FILTER (WHERE state = 'streaming') AS "streaming",
                   coalesce(string_agg(name, ',' ORDER BY name)
                       FILTER (WHERE sync_state IN ('sync', 'quorum')), 'none') AS "sync",
                   coalesce(string_agg(name || '=' || sync_state, ',' ORDER BY name), 'none')
                       AS "sync_state",
                   round(coalesce(max(late), 0)::numeric, 3) || 'ms' AS "replay-lag",
                   greatest(coalesce(max(behind), 0), 0)::bigint || 'B' AS "replay-behind"
            FROM replica
            """;

    /**
     * The timeline a standby receives is newer than the one of its last restart point. It has
     * replayed what it has when its startup process waits for more.
     */
    static final String ROLE =
            """
            SELECT CASE WHEN pg_is_in_recovery() THEN 'standby' ELSE 'primary' END AS "role",
                   CASE WHEN pg_is_in_recovery()
                        THEN coalesce((SELECT received_tli FROM pg_stat_wal_receiver),
                                      (SELECT timeline_id FROM pg_control_checkpoint()))
                        ELSE ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))
                             ::bit(32)::int
                   END AS "timeline",
                   CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()
                        ELSE pg_current_wal_lsn() END AS "lsn",
                   CASE WHEN NOT pg_is_in_recovery()
                        OR EXISTS (SELECT FROM pg_stat_activity
                                   WHERE backend_type = 'startup' AND wait_event IN (
                                       'RecoveryWalStream', 'RecoveryRetrieveRetryInterval'))
                        THEN 'yes' ELSE 'no' END AS "replayed"
            """;

    /** Names and values, a row each; what a login may not see is told as hidden. */
    static final String STANDING =
            """
            SELECT 'slot:' || slot_name,
                   concat_ws(' ', slot_type, plugin, 'of ' || database)
            FROM pg_replication_slots WHERE NOT temporary
            UNION ALL
            SELECT 'subscription:' || subname,
                   CASE WHEN subenabled THEN 'enabled' ELSE 'disabled' END
            FROM pg_subscription
            UNION ALL
            SELECT 'publication:' || pubname,
                   concat_ws(' ', puballtables, pubinsert, pubupdate, pubdelete, pubtruncate)
            FROM pg_publication
            UNION ALL
            SELECT 'superuser:' || rolname,
                   CASE WHEN rolcanlogin THEN 'may log in' ELSE 'may not log in' END
            FROM pg_roles WHERE rolsuper
            UNION ALL
            SELECT 'database:' || datname, 'of ' || pg_get_userbyid(datdba)
            FROM pg_database WHERE NOT datistemplate
            UNION ALL
            SELECT 'set:' || name, setting
            FROM pg_settings WHERE sourcefile LIKE '%/postgresql.auto.conf'
            UNION ALL
            SELECT 'set:', 'hidden from ' || current_user
            WHERE NOT pg_has_role(current_user, 'pg_read_all_settings', 'USAGE')
            UNION ALL
            SELECT 'default:' || coalesce(datname, 'any') || '/' || coalesce(rolname, 'any'),
                   array_to_string(setconfig, ', ')
            FROM pg_db_role_setting
            LEFT JOIN pg_database ON pg_database.oid = setdatabase
            LEFT JOIN pg_roles ON pg_roles.oid = setrole
            """;

    /** Every setting of a server; secret ones are hidden from whoever may not see them. */
    static final Server.Query<Facts> SETTINGS_OF_ALL =
            connection -> {
                Map<String, String> settings = new TreeMap<>();
                try (Statement statement = connection.createStatement();
                        ResultSet rows =
                                statement.executeQuery(
                                        "SELECT name, coalesce(setting, '') FROM pg_settings")) {
                    while (rows.next()) {
                        settings.put(rows.getString(1), rows.getString(2));
                    }
                }
                return new Asked.Answer<>(Facts.of(settings));
            };

    private static final String IS_STANDBY = "SELECT pg_is_in_recovery() AS \"standby\"";

    private Queries() {}

    /** Asks whoever it is. */
    static Server.Query<Facts> ofAnyone(String sql) {
        return connection -> new Asked.Answer<>(Facts.of(row(connection, sql)));
    }

    /** Asks a primary only, and adds which host it is. */
    static Server.Query<Facts> ofPrimary(String host, String sql) {
        return connection -> {
            if (isStandby(connection)) {
                return new Asked.Standby<>();
            }
            Map<String, String> facts = row(connection, sql);
            facts.put("leader", host);
            return new Asked.Answer<>(Facts.of(facts));
        };
    }

    static boolean isStandby(Connection connection) throws SQLException {
        return "t".equals(row(connection, IS_STANDBY).get("standby"));
    }

    private static Map<String, String> row(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Map<String, String> row = new TreeMap<>();
            ResultSetMetaData columns = rows.getMetaData();
            rows.next();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String value = rows.getString(i);
                row.put(columns.getColumnLabel(i), value == null ? "unknown" : value);
            }
            return row;
        }
    }
}
