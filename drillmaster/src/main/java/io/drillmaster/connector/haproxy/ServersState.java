package io.drillmaster.connector.haproxy;

import io.drillmaster.connector.Facts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code show servers state} says that people set; whether checks find a server up is none of
 * it.
 */
record ServersState(SortedMap<String, String> servers) {

    static final List<String> NAMES = List.of("server:");

    private static final int MAINTENANCE = 0x01;
    private static final int DISABLED = 0x04;
    private static final int DRAIN = 0x08;

    static ServersState of(String text) {
        SortedMap<String, String> servers = new TreeMap<>();
        List<String> names = List.of();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("#")) {
                names = words(line.substring(1));
            } else if (!names.isEmpty() && words(line).size() == names.size()) {
                List<String> row = words(line);
                servers.put(
                        value(names, row, "be_name") + "/" + value(names, row, "srv_name"),
                        told(names, row));
            }
        }
        if (names.isEmpty()) {
            throw new Unreadable("it does not tell the state of its servers");
        }
        return new ServersState(servers);
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.strip().split("\\s+", -1));
    }

    private static String told(List<String> names, List<String> row) {
        int admin = Integer.parseInt(value(names, row, "srv_admin_state"));
        return "%s, weight %s, at %s:%s"
                .formatted(
                        admin(admin),
                        value(names, row, "srv_uweight"),
                        value(names, row, "srv_addr"),
                        value(names, row, "srv_port"));
    }

    private static String admin(int bits) {
        if ((bits & MAINTENANCE) != 0) {
            return "in maintenance";
        }
        if ((bits & DRAIN) != 0) {
            return "draining";
        }
        return (bits & DISABLED) != 0 ? "disabled" : "ready";
    }

    private static String value(List<String> names, List<String> row, String name) {
        int at = names.indexOf(name);
        return at < 0 ? "?" : row.get(at);
    }

    /** Each server at each edge is a thing of its own. */
    static Facts facts(SortedMap<String, ServersState> edges) {
        Map<String, String> facts = new TreeMap<>();
        edges.forEach((edge, state) ->
                state.servers()
                        .forEach((server, told) ->
                                facts.put("server:" + edge + "/" + server, told)));
        return Facts.of(facts);
    }
}
