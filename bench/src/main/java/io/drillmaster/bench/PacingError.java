package io.drillmaster.bench;

import io.drillmaster.watch.probe.Pacer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How late the pacer lets operations go, and what that costs. */
public final class PacingError {

    private static final long EVERY = 1_000_000;
    private static final int WARM_UP = 3_000;

    private PacingError() {}

    /**
     * Paces at 1 kHz and prints how late each beat was.
     *
     * @param args for how many seconds
     */
    public static void main(String[] args) throws InterruptedException {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        long[] late = new long[seconds * 1_000 + WARM_UP];
        long start = System.nanoTime() + 100_000_000;
        boolean realTime;
        long cpu;
        long began = System.nanoTime();
        try (Pacer pacer =
                new Pacer(
                        start,
                        EVERY,
                        (seq, due, released) -> {
                            if (seq < late.length) {
                                late[(int) seq] = released - due;
                            }
                        })) {
            realTime = pacer.begin();
            TimeUnit.MILLISECONDS.sleep(WARM_UP);
            long before = cpu();
            began = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            cpu = cpu() - before;
        }
        double wall = System.nanoTime() - began;
        long[] sorted = Arrays.stream(late, WARM_UP, late.length).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "1 kHz for %d s, %s: late p50 %.1f, p99 %.1f, p99.9 %.1f, max %.1f µs; %.1f %% of"
                        + " one core%n",
                seconds,
                realTime ? "SCHED_FIFO" : "ordinary thread",
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 0.999),
                at(sorted, 1),
                100 * cpu / wall);
    }

    private static double at(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / 1e3;
    }

    /** What the whole process has used. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
