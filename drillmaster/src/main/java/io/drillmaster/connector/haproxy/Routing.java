package io.drillmaster.connector.haproxy;

import io.drillmaster.connector.Facts;
import java.util.HashSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where one edge sends writes and reads. */
record Routing(SortedSet<String> writes, SortedSet<String> reads) {

    /**
     * What all edges say together: the fewest servers that any of them has, and whether they agree.
     *
     * @param edges how many there are; one that does not answer agrees with nobody
     */
    static Facts facts(SortedMap<String, Routing> answers, int edges) {
        Map<String, String> facts = new TreeMap<>();
        boolean agree = answers.size() == edges && new HashSet<>(answers.values()).size() == 1;
        facts.put(
                "writes-up",
                String.valueOf(
                        answers.values().stream()
                                .mapToInt(it -> it.writes().size())
                                .min()
                                .orElse(0)));
        facts.put(
                "reads-up",
                String.valueOf(
                        answers.values().stream()
                                .mapToInt(it -> it.reads().size())
                                .min()
                                .orElse(0)));
        facts.put("write-server", writeServer(answers));
        facts.put("edges-agree", agree ? "yes" : "no");
        facts.put("edges", String.valueOf(edges));
        facts.put("edges-answering", String.valueOf(answers.size()));
        return Facts.of(facts);
    }

    /** One name if all say the same, or what each edge says. */
    private static String writeServer(SortedMap<String, Routing> answers) {
        boolean same = answers.values().stream().map(Routing::writes).distinct().count() == 1;
        return same
                ? names(answers.firstEntry().getValue().writes())
                : answers.entrySet().stream()
                        .map(each -> each.getKey() + ":" + names(each.getValue().writes()))
                        .collect(Collectors.joining(" "));
    }

    private static String names(SortedSet<String> names) {
        return names.isEmpty() ? "none" : String.join(",", names);
    }
}
