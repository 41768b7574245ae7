package io.drillmaster.connector.patroni;

import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.http.Http;
import io.drillmaster.connector.http.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    private record Answer(String member, Reply reply) {}

    /**
     * The first answer that will do.
     *
     * @param will says whether a body is the answer that was asked for
     */
    Told first(String path, Predicate<JsonNode> will, Deadline deadline) {
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            cluster.rest()
                    .forEach((member, root) ->
                            asking.execute(() -> answers.add(ask(member, root, path, deadline))));
            try {
                return firstOf(answers, path, will, deadline);
            } finally {
                asking.shutdownNow();
            }
        }
    }

    /** What one member says. */
    Told one(String member, String path, Deadline deadline) {
        URI root = cluster.rest().get(member);
        if (root == null) {
            return new Told.Not(
                    new Outcome.Refused(
                            "the estate names no REST address for the member " + member));
        }
        Answer answer = ask(member, root, path, deadline);
        return body(answer.reply())
                .<Told>map(body -> new Told.Json(member, body))
                .orElseGet(() -> new Told.Not(none(path, List.of(answer))));
    }

    private Answer ask(String member, URI root, String path, Deadline deadline) {
        return new Answer(member, http.get(root.resolve(path), deadline));
    }

    private Told firstOf(
            BlockingQueue<Answer> answers,
            String path,
            Predicate<JsonNode> will,
            Deadline deadline) {
        List<Answer> poor = new ArrayList<>();
        try {
            while (poor.size() < cluster.rest().size()) {
                Answer answer = answers.poll(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
                if (answer == null) {
                    break;
                }
                var good = body(answer.reply()).filter(will);
                if (good.isPresent()) {
                    return new Told.Json(answer.member(), good.get());
                }
                poor.add(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Told.Not(none(path, poor));
    }

    private static java.util.Optional<JsonNode> body(Reply reply) {
        if (!(reply instanceof Reply.Answered answered) || !answered.well()) {
            return java.util.Optional.empty();
        }
        try {
            return java.util.Optional.of(JSON.readTree(answered.body()));
        } catch (JacksonException e) {
            return java.util.Optional.empty();
        }
    }

    /** Nothing was asked of the cluster if no request reached any member. */
    private Outcome none(String path, List<Answer> poor) {
        List<String> words = new ArrayList<>();
        for (Answer answer : poor) {
            words.add(
                    switch (answer.reply()) {
                        case Reply.Answered answered ->
                                answer.member() + " answered " + answered.said();
                        case Reply.NotSent not -> not.why();
                        case Reply.NoAnswer no -> no.why();
                    });
        }
        boolean allAsked = poor.size() == cluster.rest().size();
        if (!allAsked) {
            words.add("the others did not answer in time");
        }
        String why =
                "no member of %s gave a usable answer to GET %s: %s"
                        .formatted(cluster.name(), path, String.join("; ", words));
        boolean noneLeft =
                allAsked && poor.stream().noneMatch(a -> a.reply() instanceof Reply.NoAnswer);
        return noneLeft ? new Outcome.Refused(why) : new Outcome.Unknown(why);
    }

    /** Member and root of its interface, the leader's if it is known. */
    Map.Entry<String, URI> door(String leader) {
        URI root = cluster.rest().get(leader);
        return root == null
                ? Map.entry(
                        cluster.rest().firstKey(), cluster.rest().get(cluster.rest().firstKey()))
                : Map.entry(leader, root);
    }
}
