package io.drillmaster.connector.haproxy;

import io.drillmaster.connector.Facts;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The version of one edge and the timings of its write proxy. */
record EdgeSettings(String version, Timings timings) {

    private static final Pattern VERSION = Pattern.compile("version ([0-9][^ ]*)");

    static EdgeSettings of(EdgeGroup group, String said) {
        Config config = Config.of(EdgeScript.part(said, "config"));
        Matcher version = VERSION.matcher(EdgeScript.part(said, "version"));
        Timings timings =
                config.serving(group.writePort())
                        .map(Timings::of)
                        .orElseThrow(() -> Unreadable.nobodyServes(group.writePort()));
        return new EdgeSettings(version.find() ? version.group(1) : "unknown", timings);
    }

    /** The slowest of each, over all edges. */
    static Facts worst(Collection<EdgeSettings> edges) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("inter", slowest(edges, Timings::inter));
        facts.put("fastinter", slowest(edges, Timings::fastinter));
        facts.put("downinter", slowest(edges, Timings::downinter));
        facts.put("fall", most(edges, Timings::fall));
        facts.put("rise", most(edges, Timings::rise));
        facts.put("retries", most(edges, Timings::retries));
        facts.put(
                "on-marked-down",
                edges.stream().allMatch(it -> it.timings().endsSessions())
                        ? "shutdown-sessions"
                        : "none");
        facts.put("timeout-connect", connect(edges));
        facts.put("timeout-check", slowest(edges, Timings::timeoutCheck));
        facts.put(
                "version",
                edges.stream()
                        .map(EdgeSettings::version)
                        .distinct()
                        .collect(Collectors.joining(",")));
        return Facts.of(facts);
    }

    private static String slowest(
            Collection<EdgeSettings> edges, Function<Timings, Duration> time) {
        return edges.stream()
                .map(edge -> time.apply(edge.timings()))
                .max(Comparator.naturalOrder())
                .map(Timings::told)
                .orElse("unknown");
    }

    private static String most(Collection<EdgeSettings> edges, Function<Timings, Long> count) {
        return edges.stream()
                .map(edge -> count.apply(edge.timings()))
                .max(Comparator.naturalOrder())
                .map(String::valueOf)
                .orElse("unknown");
    }

    /** An edge without this limit waits for ever. */
    private static String connect(Collection<EdgeSettings> edges) {
        boolean endless = edges.stream().anyMatch(it -> it.timings().timeoutConnect().isEmpty());
        return endless
                ? "none"
                : slowest(
                        edges,
                        it -> Optional.of(it).flatMap(Timings::timeoutConnect).orElseThrow());
    }
}
