package io.drillmaster.trading.orders;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each account holds of each symbol; what is level is not mentioned. */
public final class Positions {

    private final SortedMap<String, SortedMap<String, Long>> quantities = new TreeMap<>();

    public synchronized void add(String account, String symbol, long signed) {
        SortedMap<String, Long> held = quantities.computeIfAbsent(account, name -> new TreeMap<>());
        if (held.merge(symbol, signed, Long::sum) == 0) {
            held.remove(symbol);
        }
    }

    public synchronized long of(String account, String symbol) {
        return quantities.getOrDefault(account, new TreeMap<>()).getOrDefault(symbol, 0L);
    }

    public synchronized Map<String, Map<String, Long>> all() {
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        quantities.forEach((account, held) -> copy.put(account, new TreeMap<>(held)));
        return copy;
    }
}
