package io.drillmaster.connector.haproxy;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What {@code show stat} says, in comma-separated values with their names in the first line. */
record Stat(List<String> names, List<List<String>> rows) {

    static Stat of(String text) {
        List<List<String>> lines =
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> Arrays.asList(line.split(",", -1)))
                        .toList();
        if (lines.isEmpty()) {
            return new Stat(List.of(), List.of());
        }
        List<String> names =
                lines.getFirst().stream().map(name -> name.replace("#", "").strip()).toList();
        return new Stat(names, lines.subList(1, lines.size()));
    }

    boolean knows(String proxy) {
        return rows.stream().anyMatch(row -> value(row, "pxname").equals(proxy));
    }

    /** The servers of a proxy that clients are sent to; one that is on its way up is not. */
    SortedSet<String> up(String proxy) {
        SortedSet<String> up = new TreeSet<>();
        for (List<String> row : rows) {
            String server = value(row, "svname");
            boolean isServer = !server.equals("FRONTEND") && !server.equals("BACKEND");
            String status = value(row, "status");
            if (value(row, "pxname").equals(proxy)
                    && isServer
                    && (status.startsWith("UP") || status.equals("no check"))) {
                up.add(server);
            }
        }
        return up;
    }

    private String value(List<String> row, String name) {
        int at = names.indexOf(name);
        return at < 0 || at >= row.size() ? "" : row.get(at);
    }
}
