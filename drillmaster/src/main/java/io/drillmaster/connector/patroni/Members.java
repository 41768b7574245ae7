package io.drillmaster.connector.patroni;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.http.Http;
import io.drillmaster.connector.http.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks all members of a cluster at once and takes the first good answer, whoever is down. */
final class Members {

    private static final JsonMapper JSON = new JsonMapper();

    private final PatroniCluster cluster;
    private final Http http;

    Members(PatroniCluster cluster, Http http) {
        this.cluster = cluster;
        this.http = http;
    }

    /** What came of asking. */
    sealed interface Told {
        record Json(String member, JsonNode body) implements Told {}

        record Not(Outcome outcome) implements Told {}
    }

    /**
     * The first answer that will do.
     *
     * @param will says whether a body is the answer that was asked for
     */
    Told first(String path, Predicate<JsonNode> will, Deadline deadline) {
        AtOnce.First<Reply> first =
                AtOnce.first(
                        cluster.rest().keySet(),
                        member -> ask(member, path, deadline),
                        reply -> body(reply).filter(will).isPresent(),
                        deadline);
        return first.good()
                .<Told>map(it -> new Told.Json(it.getKey(), body(it.getValue()).orElseThrow()))
                .orElseGet(() -> new Told.Not(none(path, first.poor(), cluster.rest().size())));
    }

    /** What one member says. */
    Told one(String member, String path, Deadline deadline) {
        if (!cluster.rest().containsKey(member)) {
            return new Told.Not(
                    new Outcome.Refused(
                            "the estate names no REST address for the member " + member));
        }
        Reply reply = ask(member, path, deadline);
        return body(reply)
                .<Told>map(body -> new Told.Json(member, body))
                .orElseGet(() -> new Told.Not(none(path, new TreeMap<>(Map.of(member, reply)), 1)));
    }

    private Reply ask(String member, String path, Deadline deadline) {
        URI root = Objects.requireNonNull(cluster.rest().get(member));
        return http.get(root.resolve(path), deadline);
    }

    private static Optional<JsonNode> body(Reply reply) {
        if (!(reply instanceof Reply.Answered answered) || !answered.well()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(answered.body()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Nothing was asked of the cluster if no request reached any member. */
    private Outcome none(String path, SortedMap<String, Reply> poor, int asked) {
        List<String> words = new ArrayList<>();
        poor.forEach((member, reply) ->
                words.add(
                        switch (reply) {
                            case Reply.Answered answered -> member + " answered " + answered.said();
                            case Reply.NotSent not -> not.why();
                            case Reply.NoAnswer no -> no.why();
                        }));
        if (poor.size() < asked) {
            words.add("the others did not answer in time");
        }
        String why =
                "no member of %s gave a usable answer to GET %s: %s"
                        .formatted(cluster.name(), path, String.join("; ", words));
        boolean noneLeft =
                poor.size() == asked
                        && poor.values().stream().noneMatch(Reply.NoAnswer.class::isInstance);
        return noneLeft ? new Outcome.Refused(why) : new Outcome.Unknown(why);
    }

    /** Where to ask for a change: at the leader, or at anyone if the estate does not name it. */
    URI door(String leader) {
        return cluster.rest().getOrDefault(leader, cluster.rest().firstEntry().getValue());
    }
}
