package io.drillmaster.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Two tables of orders that are the same but for what was done to the second, from a seed.
 *
 * @param all as the comparison names them
 * @param altered how many of them stand on both sides
 */
record PlantedDifferences(TreeSet<String> all, int altered) {

    private static final String TABLE =
            """
            CREATE TABLE orders (
                order_id bigint PRIMARY KEY, client_order_id text NOT NULL, account text NOT NULL,
                symbol text NOT NULL, side text NOT NULL, quantity bigint NOT NULL,
                price numeric(18, 6), status text NOT NULL, created_at timestamptz NOT NULL)
            """;

    private static final String ROWS =
            """
            INSERT INTO orders
            SELECT g, 'C-' || g, 'ACC' || g %% 97, 'SYM' || g %% 211,
                CASE WHEN g %% 2 = 0 THEN 'BUY' ELSE 'SELL' END, 1 + g %% 1000,
                CASE WHEN g %% 50 = 0 THEN NULL ELSE (g %% 100000) / 100.0 END,
                'FILLED', timestamptz '2026-01-01' + g * interval '1 millisecond'
            FROM generate_series(%d, %d) g
            """;

    static PlantedDifferences plant(
            LocalPostgres left, LocalPostgres right, long rows, int differences)
            throws SQLException {
        for (LocalPostgres each : List.of(left, right)) {
            each.execute(TABLE, ROWS.formatted(1, rows));
        }
        List<Long> ids =
                new ArrayList<>(
                        new Random(4)
                                .longs(1, rows + 1)
                                .distinct()
                                .limit(differences)
                                .boxed()
                                .toList());
        Collections.sort(ids);
        TreeSet<String> all = new TreeSet<>();
        List<Long> lost = every(ids, 0);
        List<Long> altered = every(ids, 1);
        List<Long> extra = every(ids, 2).stream().map(each -> each + rows).toList();
        right.execute("DELETE FROM orders WHERE order_id IN (" + list(lost) + ")");
        right.execute(
                "UPDATE orders SET quantity = quantity + 1 WHERE order_id IN ("
                        + list(altered)
                        + ")");
        for (long each : extra) {
            right.execute(ROWS.formatted(each, each));
        }
        lost.forEach(each -> all.add("lost (" + each + ")"));
        altered.forEach(each -> all.add("altered (" + each + ")"));
        extra.forEach(each -> all.add("extra (" + each + ")"));
        left.foreign(right);
        for (LocalPostgres each : List.of(left, right)) {
            each.execute("VACUUM (ANALYZE) orders", "CHECKPOINT");
        }
        return new PlantedDifferences(all, altered.size());
    }

    private static List<Long> every(List<Long> ids, int third) {
        List<Long> those = new ArrayList<>();
        for (int each = third; each < ids.size(); each += 3) {
            those.add(ids.get(each));
        }
        return those;
    }

    private static String list(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
