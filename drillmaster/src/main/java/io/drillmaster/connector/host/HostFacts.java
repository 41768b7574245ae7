package io.drillmaster.connector.host;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Reads what the script said of a host: a fact for each thing, under a name that stays. */
final class HostFacts {

    /** Names that end with a colon are families: each thing of the kind has its own fact. */
    static final List<String> NAMES =
            List.of(
                    "unit:",
                    "nft:",
                    "iptables",
                    "ip6tables",
                    "route:",
                    "rule4:",
                    "rule6:",
                    "addr:",
                    "qdisc:",
                    "sysctl:",
                    "file:",
                    "cron:",
                    "flag:",
                    "stopped:",
                    "clock");

    private HostFacts() {}

    /** Empty when the script did not come to its end. */
    static Optional<Facts> of(String said) {
        SortedMap<String, StringBuilder> parts = parts(said);
        if (!parts.containsKey(HostScript.END)) {
            return Optional.empty();
        }
        SortedMap<String, String> facts = new TreeMap<>();
        Units.of(part(parts, HostScript.UNITS))
                .forEach((unit, state) -> facts.put("unit:" + unit, state));
        facts.putAll(joined(part(parts, HostScript.FACTS)));
        return Optional.of(new Facts(facts));
    }

    private static String part(Map<String, StringBuilder> parts, String name) {
        return parts.getOrDefault(name, new StringBuilder()).toString();
    }

    private static SortedMap<String, StringBuilder> parts(String said) {
        SortedMap<String, StringBuilder> parts = new TreeMap<>();
        StringBuilder now = new StringBuilder();
        for (String line : said.split("\n", -1)) {
            if (line.startsWith(HostScript.PART)) {
                now = new StringBuilder();
                parts.put(line.substring(HostScript.PART.length()), now);
            } else {
                now.append(line).append('\n');
            }
        }
        return parts;
    }

    /** A thing that is told of in several lines, such as an interface, is one fact. */
    private static SortedMap<String, String> joined(String lines) {
        SortedMap<String, SortedSet<String>> values = new TreeMap<>();
        eachFact(
                lines,
                (name, value) -> values.computeIfAbsent(name, _ -> new TreeSet<>()).add(value));
        SortedMap<String, String> facts = new TreeMap<>();
        values.forEach((name, all) -> facts.put(name, Fingerprint.ofLong(String.join(", ", all))));
        return facts;
    }

    static void eachFact(String lines, BiConsumer<String, String> take) {
        for (String line : lines.split("\n", -1)) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                take.accept(line.substring(0, tab), line.substring(tab + 1).strip());
            }
        }
    }
}
