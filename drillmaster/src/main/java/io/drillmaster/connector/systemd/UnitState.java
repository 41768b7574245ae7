package io.drillmaster.connector.systemd;

import io.drillmaster.connector.Facts;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code systemctl show} said of a unit. */
record UnitState(Map<String, String> properties) {

    UnitState {
        properties = Map.copyOf(properties);
    }

    /** Empty if the answer is not whole. */
    static Optional<UnitState> of(String shown) {
        Map<String, String> properties = new TreeMap<>();
        shown.lines()
                .filter(line -> line.contains("="))
                .forEach(line ->
                        properties.put(
                                line.substring(0, line.indexOf('=')),
                                line.substring(line.indexOf('=') + 1).strip()));
        return properties.containsKey("End")
                ? Optional.of(new UnitState(properties))
                : Optional.empty();
    }

    boolean exists() {
        return !get("LoadState").equals("not-found");
    }

    String active() {
        return get("ActiveState");
    }

    boolean isUp() {
        return active().equals("active");
    }

    boolean isDown() {
        return active().equals("inactive") || active().equals("failed");
    }

    /** A job that is still queued or running may yet change everything. */
    boolean isSettled() {
        return (isUp() || isDown()) && (get("Job").isEmpty() || get("Job").equals("0"));
    }

    /** Invocation and main process, as a note holds them. */
    String token() {
        return (get("InvocationID") + " " + get("MainPID")).strip();
    }

    String note() {
        return get("Note");
    }

    Facts facts() {
        return Facts.of(
                Map.of(
                        "active", active(),
                        "sub", get("SubState"),
                        "since",
                                get("StateChangeTimestamp").isEmpty()
                                        ? "unknown"
                                        : get("StateChangeTimestamp"),
                        "pid", get("MainPID")));
    }

    private String get(String name) {
        return properties.getOrDefault(name, "");
    }
}
