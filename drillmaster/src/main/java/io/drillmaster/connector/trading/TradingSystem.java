package io.drillmaster.connector.trading;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hosts of a trading system.
 *
 * @param name the name the estate gives to its gateways
 * @param hosts host name to the address it is asked at
 */
public record TradingSystem(String name, SortedMap<String, String> hosts) {

    public TradingSystem {
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    }

    public static TradingSystem of(String name, Map<String, String> hosts) {
        return new TradingSystem(name, new TreeMap<>(hosts));
    }
}
