package io.drillmaster.connector.reconcile;

/** A table by its schema and its name, both as the catalogue holds them. */
public record TableName(String schema, String name) implements Comparable<TableName> {

    /** As in {@code orders} or {@code audit.orders}; without a schema it is meant in public. */
    public static TableName of(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new TableName("public", text)
                : new TableName(text.substring(0, dot), text.substring(dot + 1));
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
