package io.drillmaster.connector.postgres;

import io.drillmaster.connector.reconcile.Column;
import io.drillmaster.connector.reconcile.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table, and the columns that tell its rows apart. */
record Keyed(TableName table, List<Key> keys) {

    /**
     * @param type as PostgreSQL writes it
     */
    record Key(Column column, String type) {}

    private static final String COLUMNS =
            """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod),
                coalesce(array_position(i.indkey::int2[], a.attnum), -1)
            FROM pg_attribute a
            LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
            WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY 3, a.attnum
            """;

    /**
     * @param named columns, parted by commas; the primary key if empty
     */
    static Keyed of(Connection leader, TableName table, String named)
            throws SQLException, NotReadable {
        List<Key> all = new ArrayList<>();
        List<Key> primary = new ArrayList<>();
        try (PreparedStatement statement = leader.prepareStatement(COLUMNS)) {
            statement.setString(1, table.sql());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Key key = new Key(new Column(table, rows.getString(1)), rows.getString(2));
                    all.add(key);
                    if (rows.getInt(3) >= 0) {
                        primary.add(key);
                    }
                }
            }
        }
        if (all.isEmpty()) {
            throw new NotReadable("the leader has no table " + table);
        }
        List<Key> keys = named.isBlank() ? primary : named(all, table, named);
        if (keys.isEmpty()) {
            throw new NotReadable(
                    "%s has no primary key; `keys:` names the columns that tell its rows apart"
                            .formatted(table));
        }
        return new Keyed(table, List.copyOf(keys));
    }

    private static List<Key> named(List<Key> all, TableName table, String named)
            throws NotReadable {
        List<Key> keys = new ArrayList<>();
        for (String name : Stream.of(named.split(",", -1)).map(String::strip).toList()) {
            keys.add(
                    all.stream()
                            .filter(key -> key.column().name().equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    new NotReadable(
                                            "%s has no column %s; it has %s"
                                                    .formatted(table, name, names(all)))));
        }
        return keys;
    }

    private static String names(List<Key> all) {
        return all.stream().map(key -> key.column().name()).collect(Collectors.joining(", "));
    }

    /** The columns, quoted for SQL. */
    String sql() {
        return keys.stream().map(key -> key.column().sql()).collect(Collectors.joining(", "));
    }

    /** Counts those of many keys, given as an array of texts for each column, that have a row. */
    String counting() {
        String given = keys.stream().map(_ -> "?::text[]").collect(Collectors.joining(", "));
        String names =
                IntStream.range(0, keys.size())
                        .mapToObj(at -> "k" + at)
                        .collect(Collectors.joining(", "));
        String same =
                IntStream.range(0, keys.size())
                        .mapToObj(at ->
                                "t.%s = given.k%d::%s"
                                        .formatted(
                                                keys.get(at).column().sql(),
                                                at,
                                                keys.get(at).type()))
                        .collect(Collectors.joining(" AND "));
        return "SELECT count(*) FROM unnest(%s) AS given(%s) WHERE EXISTS (SELECT FROM %s t WHERE %s)"
                .formatted(given, names, table.sql(), same);
    }
}
