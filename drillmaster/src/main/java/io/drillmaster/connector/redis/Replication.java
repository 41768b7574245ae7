package io.drillmaster.connector.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one server says of its replication. */
record Replication(Map<String, String> fields) {

    private static final Pattern OFFSET = Pattern.compile("(?:^|,)offset=(\\d{1,18})(?:,|$)");

    static Replication of(String info) {
        Map<String, String> fields = new HashMap<>();
        info.lines()
                .map(line -> line.strip().split(":", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> fields.put(pair[0], pair[1]));
        return new Replication(Map.copyOf(fields));
    }

    boolean primary() {
        return text("role").equals("master");
    }

    String role() {
        return primary() ? "primary" : "replica";
    }

    /** As the primary counts them. */
    String replicas() {
        return fields.getOrDefault("connected_slaves", "0");
    }

    /** Of a replica, whether it hears its primary. */
    boolean linked() {
        return text("master_link_status").equals("up");
    }

    /** Of a replica, whether it was told to follow the server at an address. */
    boolean follows(String address) {
        return !primary() && text("master_host").equals(address);
    }

    /** A hand-over that it began and has not ended. */
    boolean handingOver() {
        String state = text("master_failover_state");
        return !state.isEmpty() && !state.equals("no-failover");
    }

    /** By how many bytes the last of its replicas is behind; empty without one. */
    OptionalLong lag() {
        String own = fields.getOrDefault("master_repl_offset", "");
        if (!own.matches("\\d{1,18}")) {
            return OptionalLong.empty();
        }
        return fields.entrySet().stream()
                .filter(each -> each.getKey().matches("slave\\d+"))
                .map(each -> OFFSET.matcher(each.getValue()))
                .filter(Matcher::find)
                .mapToLong(each -> Math.max(0, Long.parseLong(own) - Long.parseLong(each.group(1))))
                .max();
    }

    private String text(String name) {
        return fields.getOrDefault(name, "");
    }
}
