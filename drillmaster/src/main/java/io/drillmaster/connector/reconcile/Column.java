package io.drillmaster.connector.reconcile;

/** A column of a table, as in {@code orders.created_at} or {@code audit.orders.created_at}. */
public record Column(TableName table, String name) {

    public static Column of(String text) {
        int dot = text.lastIndexOf('.');
        return new Column(
                TableName.of(text.substring(0, Math.max(0, dot))), text.substring(dot + 1));
    }

    /** Quoted for SQL. */
    public String sql() {
        return RowSql.quote(name);
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}
