package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Who leads now, and where its timeline parted from those before.
 *
 * @param system the number that all members of one cluster share
 * @param history the text of its timeline's history file
 */
record Successor(String host, long timeline, String system, String history) {

    private static final String QUERY =
            """
            SELECT (SELECT system_identifier FROM pg_control_system())::text,
                ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint,
                current_setting('data_directory')
            """;

    static Successor of(String host, Connection leader, RemoteShell shell, Deadline deadline)
            throws SQLException, NotReadable {
        try (Statement statement = leader.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            long timeline = row.getLong(2);
            if (timeline == 1) {
                throw new NotReadable(
                        "%s leads on timeline 1, so nobody was ever promoted and nobody left behind"
                                .formatted(host));
            }
            String file =
                    String.format(
                            Locale.ROOT, "%s/pg_wal/%08X.history", row.getString(3), timeline);
            return new Successor(
                    host, timeline, row.getString(1), read(host, file, shell, deadline));
        }
    }

    private static String read(String host, String file, RemoteShell shell, Deadline deadline)
            throws NotReadable {
        return switch (shell.run(host, Sh.asRoot("cat " + Sh.quote(file)), deadline.left())) {
            case Ran.Ended ended when ended.well() -> ended.out();
            case Ran.Ended ended -> throw new NotReadable(unread(host, file, ended.said()));
            case Ran.NotSent not -> throw new NotReadable(unread(host, file, not.why()));
            case Ran.NoAnswer no -> throw new NotReadable(unread(host, file, no.why()));
        };
    }

    private static String unread(String host, String file, String why) {
        return "where the timelines part, %s on %s would tell, and it cannot be read: %s"
                .formatted(file, host, why);
    }
}
