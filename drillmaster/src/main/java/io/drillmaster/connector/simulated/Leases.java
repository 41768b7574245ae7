package io.drillmaster.connector.simulated;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which faults of the simulated estate will end by themselves, by the token of their call. */
final class Leases {

    private record Lease(String host, long ends) {}

    private final Map<String, Lease> running = new HashMap<>();
    private final Set<String> fired = new HashSet<>();

    void begin(String token, String host, long ends) {
        fired.remove(token);
        running.put(token, new Lease(host, ends));
    }

    /** True if the lease that ends now was neither renewed nor taken away. */
    boolean fire(String token, long now) {
        if (!Optional.of(now).equals(ends(token))) {
            return false;
        }
        running.remove(token);
        return fired.add(token);
    }

    /** When it ends; empty if it is not armed. */
    Optional<Long> ends(String token) {
        return Optional.ofNullable(running.get(token)).map(Lease::ends);
    }

    boolean fired(String token) {
        return fired.contains(token);
    }

    void forget(String token) {
        running.remove(token);
        fired.remove(token);
    }

    /** A host that lost its power forgot its timers. */
    void lost(String host) {
        running.values().removeIf(lease -> lease.host().equals(host));
    }
}
