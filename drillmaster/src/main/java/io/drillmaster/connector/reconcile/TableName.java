package io.drillmaster.connector.reconcile;

import java.util.List;
import java.util.stream.Stream;

/** A table by its schema and its name, both as the catalogue holds them. */
public record TableName(String schema, String name) implements Comparable<TableName> {

    /** As in {@code orders} or {@code audit.orders}; without a schema it is meant in public. */
    public static TableName of(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new TableName("public", text)
                : new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Those of a list that is parted by commas. */
    public static List<TableName> all(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(TableName::of)
                .toList();
    }

    /** Quoted for SQL. */
    public String sql() {
        return RowSql.quote(schema) + "." + RowSql.quote(name);
    }

    @Override
    public int compareTo(TableName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return schema.equals("public") ? name : schema + "." + name;
    }
}
