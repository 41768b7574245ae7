package io.drillmaster.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * How long a connection takes while all is calm, from those a client makes before it begins.
 *
 * <p>The first half runs code that is cold; one made in the drill finds it warm. The slowest of the
 * rest is left out when there are enough: one hiccup of the machine is not what a connection takes.
 */
public final class ConnectTime {

    private static final int ENOUGH = 4;

    private final List<Long> took = new ArrayList<>();

    /** One was made in so many nanoseconds. */
    public void add(long nanoseconds) {
        took.add(nanoseconds);
    }

    /** Nanoseconds within which one is made: twice what was seen; 0 if none was. */
    public long bound() {
        List<Long> warm = took.subList(took.size() / 2, took.size()).stream().sorted().toList();
        if (warm.isEmpty()) {
            return 0;
        }
        return 2 * warm.get(warm.size() - (warm.size() < ENOUGH ? 1 : 2));
    }
}
