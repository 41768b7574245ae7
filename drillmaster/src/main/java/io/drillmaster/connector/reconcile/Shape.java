package io.drillmaster.connector.reconcile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table looks like, whatever the order of its columns.
 *
 * @param columns name to type, by name
 * @param key the columns of its primary key, in the key's order
 * @param rows about how many there are, as the planner believes
 * @param alone whether tables that inherit from it are left out
 */
record Shape(SortedMap<String, String> columns, List<String> key, long rows, boolean alone) {

    private static final String COLUMNS =
            """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod), c.reltuples::bigint,
                c.relkind <> 'p',
                coalesce((SELECT k.place FROM pg_index i,
                    unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
                    WHERE i.indrelid = c.oid AND i.indisprimary AND k.attnum = a.attnum), 0)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')
                AND a.attnum > 0 AND NOT a.attisdropped
            """;

    Shape {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        key = List.copyOf(key);
    }

    /** A table that is not there has no columns. */
    static Shape of(Connection connection, TableName table) throws SQLException {
        SortedMap<String, String> columns = new TreeMap<>();
        SortedMap<Integer, String> key = new TreeMap<>();
        long rows = 0;
        boolean alone = true;
        try (PreparedStatement ask = connection.prepareStatement(COLUMNS)) {
            ask.setString(1, table.schema());
            ask.setString(2, table.name());
            try (ResultSet found = ask.executeQuery()) {
                while (found.next()) {
                    columns.put(found.getString(1), found.getString(2));
                    rows = Math.max(0, found.getLong(3));
                    alone = found.getBoolean(4);
                    if (found.getInt(5) > 0) {
                        key.put(found.getInt(5), found.getString(1));
                    }
                }
            }
        }
        return new Shape(columns, List.copyOf(key.values()), rows, alone);
    }

    /** Why tables of these shapes cannot be compared; empty when they can. */
    static List<String> obstacles(TableName table, Shape left, Shape right) {
        List<String> why = new ArrayList<>();
        if (left.columns().isEmpty() || right.columns().isEmpty()) {
            why.add(
                    "the table %s is missing %s"
                            .formatted(table, left.columns().isEmpty() ? "here" : "there"));
            return why;
        }
        if (left.key().isEmpty()) {
            why.add("the table %s has no primary key, so its rows have no names".formatted(table));
        } else if (!left.key().equals(right.key())) {
            why.add(
                    "the primary key of %s is %s here and %s there"
                            .formatted(table, told(left.key()), told(right.key())));
        }
        left.columns()
                .forEach((name, type) -> {
                    String there = right.columns().getOrDefault(name, "missing");
                    if (!there.equals(type)) {
                        why.add(
                                "%s.%s is %s here and %s there"
                                        .formatted(table, name, type, there));
                    }
                });
        right.columns()
                .forEach((name, type) -> {
                    if (!left.columns().containsKey(name)) {
                        why.add("%s.%s is missing here and %s there".formatted(table, name, type));
                    }
                });
        return why;
    }

    private static String told(List<String> key) {
        return key.isEmpty() ? "none" : "(" + String.join(", ", key) + ")";
    }
}
