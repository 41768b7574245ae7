package io.drillmaster.bench;

import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.reconcile.Point;
import io.drillmaster.connector.reconcile.Reconciler;
import io.drillmaster.connector.reconcile.Reconciliation;
import io.drillmaster.connector.reconcile.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;

/**
 * What it costs to compare two tables of two PostgreSQL servers row by row, and whether every
 * planted difference is found and none invented; against one count with a hash of each row on both
 * servers, and against EXCEPT over postgres_fdw both ways, all in turn.
 */
public final class TableReconciliation {

    private static final TableName ORDERS = TableName.of("orders");

    private static final String COUNT =
            "SELECT count(*), sum(hashtextextended(o::text, 0)) FROM orders o";

    private final LocalPostgres left;
    private final LocalPostgres right;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    private TableReconciliation(LocalPostgres left, LocalPostgres right) {
        this.left = left;
        this.right = right;
    }

    /** Arguments: a folder to work in, how many rows, how many differences, how many rounds. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        long rows = Long.parseLong(args[1]);
        int planted = Integer.parseInt(args[2]);
        int rounds = Integer.parseInt(args[3]);
        try (LocalPostgres left = LocalPostgres.start(folder.resolve("left"));
                LocalPostgres right = LocalPostgres.start(folder.resolve("right"))) {
            TableReconciliation bench = new TableReconciliation(left, right);
            PlantedDifferences truth = PlantedDifferences.plant(left, right, rows, planted);
            for (int round = 0; round < rounds; round++) {
                bench.timed("count with a row hash, each side", bench::count);
                bench.timed("drillmaster", () -> bench.reconcile(truth));
                bench.timed("EXCEPT over postgres_fdw, both ways", () -> bench.except(truth));
            }
            bench.tell(rows, planted);
        }
    }

    /** One way to do it. */
    @FunctionalInterface
    private interface Way {
        void go() throws Exception;
    }

    private void timed(String name, Way way) throws Exception {
        long began = System.nanoTime();
        way.go();
        double took = (System.nanoTime() - began) / 1e9;
        seconds.computeIfAbsent(name, _ -> new ArrayList<>()).add(took);
        System.out.printf(Locale.ROOT, "%-36s %7.2f s%n", name, took);
    }

    private void count() throws Exception {
        FutureTask<Long> there = new FutureTask<>(() -> counted(right));
        Thread.ofVirtual().start(there);
        counted(left);
        there.get();
    }

    private static long counted(LocalPostgres server) throws Exception {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNT)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void reconcile(PlantedDifferences truth) throws Exception {
        try (Connection here = left.connect();
                Connection there = right.connect()) {
            Reconciler reconciler =
                    new Reconciler(here, there, Deadline.in(Duration.ofMinutes(30)));
            reconciler.begin();
            Reconciliation found =
                    reconciler.compare(ORDERS, Point.SAME, false, truth.all().size() * 2);
            same(truth.all(), new TreeSet<>(found.names()));
        }
    }

    private void except(PlantedDifferences truth) throws Exception {
        int found = 0;
        try (Connection here = left.connect();
                Statement statement = here.createStatement()) {
            for (String sql :
                    List.of(
                            "SELECT * FROM orders EXCEPT SELECT * FROM other.orders",
                            "SELECT * FROM other.orders EXCEPT SELECT * FROM orders")) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        found++;
                    }
                }
            }
        }
        // A row that was altered stands on both sides.
        if (found != truth.all().size() + truth.altered()) {
            throw new IllegalStateException("EXCEPT found " + found);
        }
    }

    private static void same(Set<String> truth, Set<String> found) {
        if (!truth.equals(found)) {
            throw new IllegalStateException(
                    "planted %d, found %d, and they are not the same"
                            .formatted(truth.size(), found.size()));
        }
    }

    private void tell(long rows, int planted) {
        System.out.printf(
                "%d rows on each side, %d differences planted, all found, none invented%n",
                rows, planted);
        double ours = median("drillmaster");
        seconds.forEach((name, all) ->
                System.out.printf(
                        Locale.ROOT,
                        "%-36s median of %d: %7.2f s; drillmaster takes %.2f of it%n",
                        name,
                        all.size(),
                        median(name),
                        ours / median(name)));
    }

    private double median(String name) {
        List<Double> sorted = seconds.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
