package io.drillmaster.connector.network;

import io.drillmaster.connector.Facts;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How many tables of ours there are, and what their counters have seen. */
record Counted(String names, long packets, long bytes) {

    private static final Pattern COUNTER =
            Pattern.compile("counter packets ([0-9]+) bytes ([0-9]+)");

    /** Reads a line with the names, and behind it what nft lists of each. */
    static Counted in(String told) {
        String first = told.lines().findFirst().orElse("");
        return new Counted(
                first.substring(Math.min(first.length(), "tables".length())).strip(),
                sum(told, counter -> Long.parseLong(counter.group(1))),
                sum(told, counter -> Long.parseLong(counter.group(2))));
    }

    private static long sum(String told, ToLongFunction<MatchResult> figure) {
        return COUNTER.matcher(told).results().mapToLong(figure).sum();
    }

    Facts facts() {
        int tables = names.isEmpty() ? 0 : names.split(" ", -1).length;
        return Facts.of(
                Map.of(
                        "tables",
                        String.valueOf(tables),
                        "names",
                        names.isEmpty() ? "none" : names,
                        "packets",
                        String.valueOf(packets),
                        "bytes",
                        bytes + "B"));
    }
}
