package io.drillmaster.bench;

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
 * product makes of it is held against the server's own clock.
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
                "| length | found | truth inside | width p50 | width max | error p50 | error max |"
                        + " false | blind | pacer |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
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
        List<Long> widths = new ArrayList<>();
        List<Long> errors = new ArrayList<>();
        int inside = 0;
        for (StandInProcess.Away truth : truths) {
            List<Outage> mine =
                    left.stream()
                            .filter(o -> o.beganFrom() < truth.up() && o.endedTo() > truth.asked())
                            .toList();
            left.removeAll(mine);
            if (mine.size() == 1) {
                Outage outage = mine.getFirst();
                boolean holds = outage.least() <= truth.most() && outage.most() >= truth.least();
                inside += holds ? 1 : 0;
                widths.add(outage.most() - outage.least());
                long middle = (outage.most() + outage.least()) / 2;
                errors.add(Math.abs(middle - (truth.most() + truth.least()) / 2));
                if (!holds || System.getenv("VERBOSE") != null) {
                    System.err.printf(
                            "truth %d..%d said %d..%d start %d..%d end %d..%d%n",
                            truth.least(),
                            truth.most(),
                            outage.least(),
                            outage.most(),
                            outage.beganFrom() - truth.asked(),
                            outage.beganTo() - truth.down(),
                            outage.endedFrom() - truth.before(),
                            outage.endedTo() - truth.up());
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %d ms | %d of %d | %d | %s | %s | %s | %s | %d | %d | %s |%n",
                length,
                widths.size(),
                truths.size(),
                inside,
                told(widths, 0.5),
                told(widths, 1),
                told(errors, 0.5),
                told(errors, 1),
                left.size(),
                found.blind().size(),
                realTime ? "SCHED_FIFO" : "ordinary");
    }

    private static String told(List<Long> nanoseconds, double quantile) {
        if (nanoseconds.isEmpty()) {
            return "-";
        }
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        int at = Math.min(sorted.size() - 1, (int) (quantile * sorted.size()));
        return String.format(Locale.ROOT, "%.2f ms", sorted.get(at) / 1e6);
    }
}
