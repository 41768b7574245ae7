package io.drillmaster.connector.reconcile;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SQL that makes a number of each key and of each row, the same on every server.
 *
 * <p>Both go by the text of the values under settings that both sessions share, and by a hash of
 * its bytes: neither collations nor the order of columns come into it.
 */
final class RowSql {

    /** What the text of values depends on, and how one moment is held for all queries. */
    static final List<String> SESSION =
            List.of(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
                    "SET LOCAL TimeZone = 'UTC'",
                    "SET LOCAL DateStyle = 'ISO, YMD'",
                    "SET LOCAL IntervalStyle = 'postgres'",
                    "SET LOCAL extra_float_digits = 1",
                    "SET LOCAL bytea_output = 'hex'",
                    "SET LOCAL lc_monetary = 'C'",
                    "SET LOCAL search_path = pg_catalog",
                    "SET LOCAL work_mem = '64MB'",
                    // The checksums cost more than the planner knows; workers take their share.
                    "SET LOCAL parallel_setup_cost = 0",
                    "SET LOCAL parallel_tuple_cost = 0",
                    // Compiling a query that runs for seconds costs more than it brings.
                    "SET LOCAL jit = off",
                    // The moment is that of the first query.
                    "SELECT 1");

    private final TableName table;
    private final Shape shape;
    private final Buckets buckets;

    RowSql(TableName table, Shape shape, Buckets buckets) {
        this.table = table;
        this.shape = shape;
        this.buckets = buckets;
    }

    static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /**
     * For each bucket: rows written before the point, their checksum, and rows written since.
     *
     * <p>The planner cannot tell how many buckets there are, and takes them for as many as rows: it
     * would sort. {@code OFFSET 0} keeps it from looking in, and it takes them for few.
     */
    String sums(Point point) {
        return """
        SELECT bucket, count(*) FILTER (WHERE written), sum(number) FILTER (WHERE written),
            count(*) FILTER (WHERE NOT written)
        FROM (SELECT %s AS bucket, %s AS number, %s AS written FROM %s OFFSET 0) AS each
        GROUP BY bucket
        """
                .formatted(bucket(), hash(shape.columns().keySet()), point.written(), from());
    }

    /** The rows of the buckets whose bits are set, in the order of their keys' numbers. */
    String rows(Point point) {
        return """
        SELECT %1$s, %2$s, %3$s, %4$s
        FROM %5$s WHERE get_bit(?, %6$s) = 1 ORDER BY 1
        """
                .formatted(
                        keyHash(),
                        key(),
                        hash(shape.columns().keySet()),
                        point.written(),
                        from(),
                        bucket());
    }

    private String from() {
        return (shape.alone() ? "ONLY " : "") + table.sql();
    }

    private String bucket() {
        return "(%s & %d)::int".formatted(keyHash(), buckets.count() - 1);
    }

    /** A whole number needs no text. */
    private String keyHash() {
        String first = shape.key().getFirst();
        String type = shape.columns().getOrDefault(first, "");
        boolean whole =
                shape.key().size() == 1 && List.of("smallint", "integer", "bigint").contains(type);
        return whole
                ? "hashint8extended(%s::bigint, 0)".formatted(quote(first))
                : hash(shape.key());
    }

    private String key() {
        return text(shape.key());
    }

    private static String hash(Collection<String> columns) {
        return "hashtextextended(%s COLLATE \"C\", 0)".formatted(text(columns));
    }

    /** A row's text tells no value from an empty one, and where one value ends. */
    private static String text(Collection<String> columns) {
        return columns.stream()
                .map(RowSql::quote)
                .collect(Collectors.joining(", ", "ROW(", ")::text"));
    }
}
