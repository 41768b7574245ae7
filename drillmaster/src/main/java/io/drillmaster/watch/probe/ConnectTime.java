package io.drillmaster.watch.probe;

import io.drillmaster.watch.Fate;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a connection takes while all is calm, from those a client makes before it begins.
 *
 * <p>The first half runs code that is cold; one made in the drill finds it warm. The slowest eighth
 * of the rest is left out: a hiccup of the machine is not what a connection takes.
 */
public final class ConnectTime {

    private static final int ROUNDS = 3;
    private static final int SPARED = 8;
    private static final int ENOUGH = 4;

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

    void add(long nanoseconds) {
        took.add(nanoseconds);
    }

    /** Nanoseconds within which one is made: twice what was seen; 0 if none was. */
    public long bound() {
        List<Long> warm = took.subList(took.size() / 2, took.size()).stream().sorted().toList();
        if (warm.isEmpty()) {
            return 0;
        }
        int spared = warm.size() < ENOUGH ? 0 : Math.max(1, warm.size() / SPARED);
        return 2 * warm.get(warm.size() - 1 - spared);
    }
}
