package io.drillmaster.bench;

import io.drillmaster.watch.Capture;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Outage;
import io.drillmaster.watch.Outages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long an order takes at the DR site against the primary: from the captures of drills, each cut
 * in two at the first outage in which orders failed.
 */
public final class OrderPath {

    /** So long after the outage, and before it, nothing is counted: that is its own story. */
    private static final long AROUND = 1_000_000_000;

    private OrderPath() {}

    /**
     * Prints the quantiles of each capture, and of all together.
     *
     * @param args folders of drills
     */
    public static void main(String[] args) throws IOException {
        System.out.println("| capture | side | n | p50 | p99 | p99.9 |");
        System.out.println("|---|---|---|---|---|---|");
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        for (String folder : args) {
            for (Path file : captures(Path.of(folder))) {
                add(file, before, after);
            }
        }
        row("all", "before", before);
        row("all", "after", after);
        System.out.printf(
                Locale.ROOT,
                "%nafter / before: p50 %.2f, p99 %.2f, p99.9 %.2f%n",
                ratio(after, before, 0.5),
                ratio(after, before, 0.99),
                ratio(after, before, 0.999));
    }

    private static List<Path> captures(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith("orders.capture")).sorted().toList();
        }
    }

    private static void add(Path file, List<Double> before, List<Double> after) throws IOException {
        Capture capture = Capture.of(Files.readAllBytes(file));
        Optional<Outage> cut =
                Outages.in(capture).outages().stream()
                        .filter(each -> each.over() && each.failed() + each.unknown() > 0)
                        .findFirst();
        if (cut.isEmpty()) {
            System.out.printf("| %s | no outage | | | | |%n", file);
            return;
        }
        List<Double> here = new ArrayList<>();
        List<Double> there = new ArrayList<>();
        for (Operation op : capture) {
            if (op.ok() && op.end() < cut.get().beganFrom() - AROUND) {
                here.add(op.took() / 1e6);
            } else if (op.ok() && op.sent() > cut.get().endedTo() + AROUND) {
                there.add(op.took() / 1e6);
            }
        }
        String name = String.valueOf(file.getName(Math.max(0, file.getNameCount() - 3)));
        row(name, "before", here);
        row(name, "after", there);
        before.addAll(here);
        after.addAll(there);
    }

    private static void row(String name, String side, List<Double> all) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %.3f ms | %.3f ms | %.3f ms |%n",
                name,
                side,
                all.size(),
                Quantiles.at(all, 0.5),
                Quantiles.at(all, 0.99),
                Quantiles.at(all, 0.999));
    }

    private static double ratio(List<Double> one, List<Double> other, double share) {
        return Quantiles.at(one, share) / Quantiles.at(other, share);
    }
}
