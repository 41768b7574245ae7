package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Fingerprint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands in a database besides its tables: slots, subscriptions, superusers, altered settings.
 *
 * <p>The cluster manager's own slots, one for each member, move with the lead and are left out.
 */
final class Standing implements Server.Query<Facts> {

    static final List<String> NAMES =
            List.of(
                    "slot:",
                    "subscription:",
                    "publication:",
                    "superuser:",
                    "database:",
                    "set:",
                    "default:");

    private final Set<String> ownSlots;

    Standing(Collection<String> members) {
        this.ownSlots =
                members.stream()
                        .map(member -> "slot:" + slot(member))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** As Patroni names the slot of a member. */
    private static String slot(String member) {
        return member.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    @Override
    public Asked<Facts> on(Connection connection) throws SQLException {
        if (Queries.isStandby(connection)) {
            return new Asked.Standby<>();
        }
        Map<String, String> facts = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Queries.STANDING)) {
            while (rows.next()) {
                add(facts, rows.getString(1), rows.getString(2));
            }
        }
        return new Asked.Answer<>(Facts.of(facts));
    }

    private void add(Map<String, String> facts, String name, String value) {
        boolean own = ownSlots.contains(name) && value.startsWith("physical");
        if (!own) {
            facts.put(name, told(name, value));
        }
    }

    /** A setting may hold a password, so only its fingerprint is kept. */
    private static String told(String name, String value) {
        boolean setting = name.startsWith("default:") || name.matches("set:.+");
        return setting ? Fingerprint.of(value) : Fingerprint.ofLong(value);
    }
}
