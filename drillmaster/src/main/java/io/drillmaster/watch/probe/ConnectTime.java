package io.drillmaster.watch.probe;

import io.drillmaster.watch.Fate;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a connection takes while all is calm, from those a client makes before it begins.
 *
 * <p>The first half runs code that is cold; one made in the drill finds it warm. Of the rest half
 * may be slower than the figure taken: a hiccup of the machine is not what a connection takes, and
 * where many wait for service to return, the first to be let in tells.
 */
public final class ConnectTime {

    private static final int ROUNDS = 3;

    private final List<Long> took = new ArrayList<>();

    /**
     * Connects them all, a few times, and leaves them connected.
     *
     * @return the answer of the first that was not let in, or {@link Probe.Answer#OK}
     */
    public Probe.Answer making(List<? extends Probe> probes) {
        for (int round = 1; ; round++) {
            for (Probe probe : probes) {
                long began = System.nanoTime();
                Probe.Answer answer = probe.connect();
                if (answer.fate() != Fate.OK) {
                    return answer;
                }
                add(System.nanoTime() - began);
            }
            if (round == ROUNDS) {
                return Probe.Answer.OK;
            }
            probes.forEach(Probe::close);
        }
    }

    /** One that was made elsewhere. */
    public void add(long nanoseconds) {
        took.add(nanoseconds);
    }

    /**
     * Nanoseconds within which one is made: twice the median, and the longest delay of our own that
     * goes unnoticed; 0 if none was.
     */
    public long bound() {
        List<Long> warm = took.subList(took.size() / 2, took.size()).stream().sorted().toList();
        return warm.isEmpty() ? 0 : 2 * warm.get(warm.size() / 2) + Stalls.LEAST;
    }
}
