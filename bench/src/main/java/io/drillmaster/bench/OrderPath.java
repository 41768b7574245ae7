package io.drillmaster.bench;

import io.drillmaster.watch.Capture;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Transition;
import io.drillmaster.watch.Transitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How long an order takes while the engine of one site leads against while that of the other does:
 * from the captures of drills of a lab, whose hosts have one clock.
 */
public final class OrderPath {

    private static final String LEADS = "leader";

    /** So long around a change of who leads, nothing is counted: that is its own story. */
    private static final long AROUND = 3_000_000_000L;

    private final SortedMap<String, List<Double>> took = new TreeMap<>();

    private OrderPath() {}

    /**
     * Prints the quantiles of each host that led, and their ratio if there are two.
     *
     * @param args folders of drills
     */
    public static void main(String[] args) throws IOException {
        OrderPath path = new OrderPath();
        int drills = 0;
        for (String folder : args) {
            drills += path.add(Path.of(folder)) ? 1 : 0;
        }
        path.tell(drills);
    }

    private boolean add(Path drill) throws IOException {
        List<Path> orders = files(drill, "orders.capture");
        List<Transition> leads = leads(drill);
        if (orders.size() != 1 || leads.isEmpty()) {
            System.out.printf("%s has no orders of which it is known who took them%n", drill);
            return false;
        }
        for (Operation op : Capture.of(Files.readAllBytes(orders.getFirst()))) {
            if (op.ok()) {
                leader(leads, op)
                        .ifPresent(host ->
                                took.computeIfAbsent(host, _ -> new ArrayList<>())
                                        .add(op.took() / 1e6));
            }
        }
        return true;
    }

    /** When each host began to say that it leads. */
    private static List<Transition> leads(Path drill) throws IOException {
        List<Transition> leads = new ArrayList<>();
        for (Path file : files(drill, "roles.capture")) {
            Transitions.of(Files.readAllBytes(file)).changes().stream()
                    .filter(change -> change.role().equals(LEADS))
                    .forEach(leads::add);
        }
        leads.sort((a, b) -> Long.compare(a.after(), b.after()));
        return leads;
    }

    /** Who led while an order was under way; nobody if that changed shortly before or after. */
    private static Optional<String> leader(List<Transition> leads, Operation op) {
        Optional<String> leader = Optional.empty();
        for (Transition each : leads) {
            if (each.before() - AROUND < op.end() && op.sent() < each.after() + AROUND) {
                return Optional.empty();
            }
            if (each.after() < op.sent()) {
                leader = Optional.of(each.member());
            }
        }
        return leader;
    }

    private static List<Path> files(Path drill, String name) throws IOException {
        try (Stream<Path> all = Files.walk(drill)) {
            return all.filter(file -> file.toString().endsWith(name)).sorted().toList();
        }
    }

    private void tell(int drills) {
        System.out.printf("%d drills%n%n", drills);
        System.out.println("| leads | orders | p50, ms | p99, ms | p99.9, ms |");
        System.out.println("|---|---|---|---|---|");
        took.forEach((host, all) ->
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %.3f | %.3f | %.3f |%n",
                        host,
                        all.size(),
                        Quantiles.at(all, 0.5),
                        Quantiles.at(all, 0.99),
                        Quantiles.at(all, 0.999)));
        if (took.size() == 2) {
            List<Double> one = took.firstEntry().getValue();
            List<Double> other = took.lastEntry().getValue();
            System.out.printf(
                    Locale.ROOT,
                    "%n%s / %s: p50 %.2f, p99 %.2f, p99.9 %.2f%n",
                    took.firstKey(),
                    took.lastKey(),
                    Quantiles.at(one, 0.5) / Quantiles.at(other, 0.5),
                    Quantiles.at(one, 0.99) / Quantiles.at(other, 0.99),
                    Quantiles.at(one, 0.999) / Quantiles.at(other, 0.999));
        }
    }
}
