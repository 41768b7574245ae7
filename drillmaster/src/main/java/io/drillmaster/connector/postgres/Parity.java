package io.drillmaster.connector.postgres;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds the members of a database against one another: a standby of another version or with other
 * settings is one that a failover finds out about.
 *
 * <p>What differs between members on purpose is left out: roles, addresses and names.
 */
final class Parity {

    static final List<String> NAMES =
            List.of("members", "answering", "versions", "version", "differing", "settings");

    /** Each differs with who leads, or names the member itself. */
    private static final Set<String> OWN =
            Set.of(
                    "in_hot_standby",
                    "transaction_read_only",
                    "primary_conninfo",
                    "primary_slot_name",
                    "synchronous_standby_names",
                    "listen_addresses",
                    "cluster_name",
                    "application_name",
                    "client_encoding",
                    "TimeZone",
                    "DateStyle");

    private Parity() {}

    static Outcome look(Call call, PostgresCluster cluster) {
        Deadline deadline = Deadline.in(call.limit());
        SortedMap<String, Asked<Facts>> asked =
                AtOnce.all(
                        cluster.members().keySet(),
                        host -> new Server(host, cluster).ask(Queries.SETTINGS_OF_ALL, deadline),
                        deadline);
        SortedMap<String, SortedMap<String, String>> settings = new TreeMap<>();
        asked.forEach((host, said) -> {
            if (said instanceof Asked.Answer<Facts> answer) {
                settings.put(host, answer.value().values());
            }
        });
        if (settings.isEmpty()) {
            return asked.isEmpty()
                    ? new Outcome.Unknown("nobody of " + cluster.name() + " answered in time")
                    : Asked.unanswered(asked.sequencedValues().getFirst());
        }
        return new Outcome.Done(compared(cluster, settings));
    }

    private static Facts compared(
            PostgresCluster cluster, SortedMap<String, SortedMap<String, String>> settings) {
        SortedSet<String> versions = new TreeSet<>();
        settings.values().forEach(each -> versions.add(each.getOrDefault("server_version", "?")));
        List<String> differing = differing(settings.values());
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("members", String.valueOf(cluster.members().size()));
        facts.put("answering", String.valueOf(settings.size()));
        facts.put("versions", String.valueOf(versions.size()));
        facts.put("version", String.join(",", versions));
        facts.put("differing", String.valueOf(differing.size()));
        facts.put("settings", differing.isEmpty() ? "none" : told(settings, differing));
        return new Facts(facts);
    }

    private static List<String> differing(Collection<SortedMap<String, String>> members) {
        SortedSet<String> names = new TreeSet<>();
        members.forEach(each -> names.addAll(each.keySet()));
        names.removeAll(OWN);
        return names.stream()
                .filter(name ->
                        members.stream().map(each -> each.getOrDefault(name, "")).distinct().count()
                                > 1)
                .toList();
    }

    /** As in {@code work_mem: chi-db1=4096, nyc-db1=8192}. */
    private static String told(
            SortedMap<String, SortedMap<String, String>> settings, List<String> differing) {
        return differing.stream()
                .map(name ->
                        settings.entrySet().stream()
                                .map(member -> value(name, member))
                                .collect(Collectors.joining(", ", name + ": ", "")))
                .collect(Collectors.joining("; "));
    }

    private static String value(String name, Map.Entry<String, SortedMap<String, String>> member) {
        return member.getKey() + "=" + member.getValue().getOrDefault(name, "unset");
    }
}
