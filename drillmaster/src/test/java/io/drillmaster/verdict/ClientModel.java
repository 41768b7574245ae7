package io.drillmaster.verdict;

import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A client that writes every millisecond through an outage of known length; times in milliseconds
 * since the drill was opened, on a vantage whose clock is ahead by a known offset.
 */
public final class ClientModel {

    /** The vantage's clock minus the coordinator's. */
    public static final long AHEAD = 31_000_000_123L;

    /** How an operation ends while service is away. */
    public enum Away {
        /** Refused at once. */
        REFUSED,
        /** No answer until the operation's time limit. */
        SILENT,
        /** Held back by a stopped server, and answered when it goes on, within the limit. */
        HELD
    }

    private final Random random;
    private final List<double[]> outages = new ArrayList<>();
    private final List<Away> ways = new ArrayList<>();
    private final List<double[]> stalls = new ArrayList<>();
    private double limit = 1_000;
    private double every = 1;

    public ClientModel(long seed) {
        this.random = new Random(seed);
    }

    public ClientModel away(Away way, double from, double to) {
        outages.add(new double[] {from, to});
        ways.add(way);
        return this;
    }

    /** The vantage itself was descheduled: nothing was sent, and all of it late. */
    public ClientModel descheduled(double from, double to) {
        stalls.add(new double[] {from, to});
        return this;
    }

    public ClientModel limit(double millis) {
        limit = millis;
        return this;
    }

    public ClientModel every(double millis) {
        every = millis;
        return this;
    }

    /** The operations that fell due from one instant up to another. */
    public List<Operation> ops(double from, double to) {
        List<Operation> ops = new ArrayList<>();
        long seq = 0;
        for (double due = from; due < to; due += every) {
            ops.add(op(seq++, due));
        }
        return ops;
    }

    private Operation op(long seq, double due) {
        double sent = due + 0.01 + random.nextDouble() * 0.05;
        for (double[] stall : stalls) {
            if (sent >= stall[0] && sent < stall[1]) {
                sent = stall[1] + random.nextDouble() * 0.2;
            }
        }
        double latency = 0.3 + random.nextDouble() * 0.4;
        for (int i = 0; i < outages.size(); i++) {
            double[] out = outages.get(i);
            // An answer still on its way when service goes is lost with it.
            if (sent + latency >= out[0] && sent < out[1]) {
                return away(ways.get(i), seq, due, Math.max(sent, out[0]), sent, out[1] + latency);
            }
        }
        return tried(seq, due, sent, sent + latency, Fate.OK);
    }

    private Operation away(Away way, long seq, double due, double hit, double sent, double back) {
        return switch (way) {
            case REFUSED ->
                    tried(seq, due, sent, hit + 0.05 + random.nextDouble() * 0.1, Fate.REFUSED);
            case SILENT -> tried(seq, due, sent, sent + limit, Fate.UNKNOWN);
            case HELD ->
                    back - sent > limit
                            ? tried(seq, due, sent, sent + limit, Fate.UNKNOWN)
                            : tried(seq, due, sent, back, Fate.OK);
        };
    }

    private static Operation tried(long seq, double due, double sent, double end, Fate fate) {
        return new Operation(seq, nanos(due), nanos(sent), nanos(end), fate, "");
    }

    /** Milliseconds since the opening as the vantage's clock reads. */
    public static long nanos(double millis) {
        return Script.ORIGIN + AHEAD + Math.round(millis * 1e6);
    }
}
