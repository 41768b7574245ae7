package io.drillmaster.bench;

import io.drillmaster.connector.Bracket;
import io.drillmaster.verdict.ClientOutage;
import io.drillmaster.watch.Capture;
import io.drillmaster.watch.Outage;
import io.drillmaster.watch.Outages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How true the reported outages are: a stand-in server goes away for known times, and what the
 * product makes of it is held against the server's own clock: once as a verdict does, with the time
 * of the fault known, and once from the client's operations alone.
 */
public final class OutageAccuracy {

    private static final int CONNECTIONS = 16;
    private static final long CALM = 1_500;

    private OutageAccuracy() {}

    /**
     * Makes outages of known length and prints how well each was measured.
     *
     * @param args hang or refuse, how many runs, and the lengths in milliseconds
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String how = args.length > 0 ? args[0] : "hang";
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        long[] lengths =
                args.length > 2
                        ? Arrays.stream(args).skip(2).mapToLong(Long::parseLong).toArray()
                        : new long[] {5, 20, 100, 250, 1_000, 5_000, 20_000};
        System.out.printf(
                Locale.ROOT,
                "outages by %s, %d runs each, 1 kHz, %d connections%n%n",
                how,
                runs,
                CONNECTIONS);
        System.out.println(
                "| outage | found | truth inside | width p50 | width max | error p50 | error max |"
                        + " false | pacer |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (long length : lengths) {
            measure(how, length, runs);
        }
    }

    private static void measure(String how, long length, int runs)
            throws IOException, InterruptedException {
        try (StandInProcess server = new StandInProcess();
                Loops loop = new Loops(server.port(), CONNECTIONS)) {
            TimeUnit.MILLISECONDS.sleep(2 * CALM);
            List<StandInProcess.Away> truths = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                // Not a multiple of the beat, or every run would begin at the same phase of it.
                TimeUnit.NANOSECONDS.sleep(CALM * 1_000_000 + run * 137_731L);
                truths.add(server.away(how, length));
            }
            TimeUnit.MILLISECONDS.sleep(CALM);
            report(length, truths, loop.end(), loop.realTime());
        }
    }

    private static void report(
            long length, List<StandInProcess.Away> truths, Capture capture, boolean realTime) {
        Outages found = Outages.in(capture);
        List<Outage> left = new ArrayList<>(found.outages());
        Score alone = new Score();
        Score since = new Score();
        for (StandInProcess.Away truth : truths) {
            List<Outage> mine =
                    left.stream()
                            .filter(o -> o.beganFrom() < truth.up() && o.endedTo() > truth.asked())
                            .toList();
            left.removeAll(mine);
            if (mine.size() == 1) {
                alone.add(truth, mine.getFirst().least(), mine.getFirst().most());
            }
            ClientOutage.after(
                            new Bracket(truth.asked(), truth.down()),
                            capture,
                            found,
                            Loops.EVERY,
                            CALM * 500_000)
                    .ifPresent(it -> since.add(truth, it.length().lo(), it.length().hi()));
        }
        System.out.printf(
                Locale.ROOT,
                "| %d ms, since the fault | %s | | %s |%n| %d ms, by the client alone | %s | %d |"
                        + " %s |%n",
                length,
                since.told(truths.size()),
                realTime ? "SCHED_FIFO" : "ordinary",
                length,
                alone.told(truths.size()),
                left.size(),
                realTime ? "SCHED_FIFO" : "ordinary");
    }

    /** How intervals compare with the truth. */
    private static final class Score {

        private final List<Long> widths = new ArrayList<>();
        private final List<Long> errors = new ArrayList<>();
        private int inside;

        void add(StandInProcess.Away truth, long least, long most) {
            boolean holds = least <= truth.most() && most >= truth.least();
            inside += holds ? 1 : 0;
            widths.add(most - least);
            errors.add(Math.abs((most + least) / 2 - (truth.most() + truth.least()) / 2));
            if (!holds || System.getenv("VERBOSE") != null) {
                System.err.printf(
                        "truth %d..%d said %d..%d%n", truth.least(), truth.most(), least, most);
            }
        }

        String told(int runs) {
            return "%d of %d | %d | %s | %s | %s | %s"
                    .formatted(
                            widths.size(),
                            runs,
                            inside,
                            quantile(widths, 0.5),
                            quantile(widths, 1),
                            quantile(errors, 0.5),
                            quantile(errors, 1));
        }
    }

    private static String quantile(List<Long> nanoseconds, double quantile) {
        if (nanoseconds.isEmpty()) {
            return "-";
        }
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        int at = Math.min(sorted.size() - 1, (int) (quantile * sorted.size()));
        return String.format(Locale.ROOT, "%.2f ms", sorted.get(at) / 1e6);
    }
}
