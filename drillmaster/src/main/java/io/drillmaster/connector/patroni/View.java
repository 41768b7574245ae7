package io.drillmaster.connector.patroni;

import io.drillmaster.connector.Facts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The cluster as one member sees it. */
record View(String seenBy, List<Member> members, boolean paused) {

    View {
        members = List.copyOf(members);
    }

    static View of(String seenBy, JsonNode cluster) {
        List<Member> members =
                StreamSupport.stream(cluster.path("members").spliterator(), false)
                        .map(Member::of)
                        .sorted(Comparator.comparing(Member::name))
                        .toList();
        return new View(seenBy, members, cluster.path("pause").asBoolean(false));
    }

    Optional<Member> leader() {
        return members.stream().filter(Member::leads).findFirst();
    }

    List<Member> replicas() {
        return members.stream().filter(member -> !member.leads()).toList();
    }

    /**
     * What the view says.
     *
     * @param streaming how many replicas stream, if the leader itself could be asked
     */
    Facts facts(Optional<Long> streaming) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("leaders", count(members.stream().filter(Member::leads).count()));
        facts.put("leader", leader().map(Member::name).orElse("none"));
        facts.put("members", count(members.size()));
        facts.put("replicas", count(replicas().size()));
        facts.put(
                "streaming",
                count(streaming.orElse(replicas().stream().filter(Member::streams).count())));
        facts.put("sync", sync());
        facts.put("synchronous", count(members.stream().filter(Member::isSync).count()));
        facts.put("lag", lag());
        facts.put("known-lag", knownLag());
        facts.put(
                "timeline",
                leader().flatMap(Member::timeline).map(String::valueOf).orElse("unknown"));
        facts.put(
                "timelines",
                count(members.stream().flatMap(m -> m.timeline().stream()).distinct().count()));
        facts.put("paused", paused ? "yes" : "no");
        return Facts.of(facts);
    }

    private String sync() {
        String names =
                members.stream()
                        .filter(Member::isSync)
                        .map(Member::name)
                        .collect(Collectors.joining(","));
        return names.isEmpty() ? "none" : names;
    }

    /** The worst lag; one replica whose lag nobody knows makes the worst unknown. */
    private String lag() {
        return replicas().stream().anyMatch(member -> member.lag().isEmpty())
                ? "unknown"
                : knownLag();
    }

    /** The worst lag of those whose lag is known, so that one that is lost hides no other. */
    private String knownLag() {
        OptionalLong worst =
                replicas().stream()
                        .flatMap(member -> member.lag().stream())
                        .mapToLong(Long::longValue)
                        .max();
        return worst.isPresent() ? worst.getAsLong() + "B" : "unknown";
    }

    private static String count(long count) {
        return String.valueOf(count);
    }
}
