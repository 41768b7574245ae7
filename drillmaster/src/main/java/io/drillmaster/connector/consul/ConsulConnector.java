package io.drillmaster.connector.consul;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.http.Http;
import io.drillmaster.connector.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Looks who leads the Consul servers, and at single keys. */
public final class ConsulConnector implements Connector {

    private static final JsonMapper JSON = new JsonMapper();

    private final Http http = new Http();
    private final SortedMap<String, ConsulGroup> groups = new TreeMap<>();
    private final Repertoire repertoire = new Repertoire("consul");

    public ConsulConnector(Collection<ConsulGroup> groups) {
        groups.forEach(group -> this.groups.put(group.name(), group));
        repertoire
                .can(
                        Verb.reads(
                                "consul.servers",
                                TargetKind.CONSUL,
                                List.of("leader", "servers", "alive", "agree"),
                                "Looks who leads, and how many servers answer and see a leader."),
                        this.groups.keySet(),
                        this::servers)
                .can(
                        Verb.reads(
                                        "consul.get",
                                        TargetKind.CONSUL,
                                        List.of("exists", "value", "session", "index"),
                                        "Looks at one key and the session that holds it.")
                                .taking(new Argument("key", true, "the whole path of the key")),
                        this.groups.keySet(),
                        this::get)
                .can(
                        Verb.reads(
                                "consul.keys",
                                TargetKind.CONSUL,
                                Holding.names(),
                                "Looks at all keys, sessions and services, to compare with another"
                                        + " look."),
                        this.groups.keySet(),
                        this::keys);
    }

    @Override
    public List<Verb> verbs() {
        return repertoire.verbs();
    }

    @Override
    public Outcome perform(Call call) {
        return repertoire.perform(call);
    }

    private Outcome servers(Call call) {
        ConsulGroup group = Objects.requireNonNull(groups.get(call.on()));
        SortedMap<String, Reply> replies = ask(group, "/v1/agent/self", Deadline.in(call.limit()));
        SortedMap<String, ServerView> views = new TreeMap<>();
        replies.forEach(
                (server, reply) -> ServerView.of(reply).ifPresent(view -> views.put(server, view)));
        if (views.isEmpty()) {
            return none(call, group, replies);
        }
        return new Outcome.Done(facts(group, views));
    }

    private static Facts facts(ConsulGroup group, SortedMap<String, ServerView> views) {
        List<String> leaders =
                views.values().stream()
                        .filter(ServerView::seesLeader)
                        .map(ServerView::leader)
                        .distinct()
                        .toList();
        Map<String, String> names =
                views.values().stream()
                        .collect(
                                Collectors.toMap(
                                        ServerView::address, ServerView::node, (one, _) -> one));
        long alive = views.values().stream().filter(ServerView::seesLeader).count();
        boolean agree = leaders.size() == 1 && alive == group.servers().size();
        return Facts.of(
                Map.of(
                        "leader",
                        leaders.isEmpty()
                                ? "none"
                                : leaders.stream()
                                        .map(it -> names.getOrDefault(it, it))
                                        .collect(Collectors.joining(",")),
                        "servers",
                        String.valueOf(group.servers().size()),
                        "alive",
                        String.valueOf(alive),
                        "agree",
                        agree ? "yes" : "no"));
    }

    private Outcome get(Call call) {
        ConsulGroup group = Objects.requireNonNull(groups.get(call.on()));
        String path = "/v1/kv/" + path(call.with().getOrDefault("key", ""));
        AtOnce.First<Reply> first = first(group, path, true, Deadline.in(call.limit()));
        return first.good()
                .map(good -> (Reply.Answered) good.getValue())
                .<Outcome>map(answered -> new Outcome.Done(Key.facts(answered)))
                .orElseGet(() -> none(call, group, first.poor()));
    }

    private Outcome keys(Call call) {
        ConsulGroup group = Objects.requireNonNull(groups.get(call.on()));
        Deadline deadline = Deadline.in(call.limit());
        SortedMap<String, String> facts = new TreeMap<>();
        for (Holding holding : Holding.values()) {
            AtOnce.First<Reply> first = first(group, holding.path(), holding.mayBeNone(), deadline);
            if (first.good().isEmpty()) {
                return none(call, group, first.poor());
            }
            Reply.Answered answered = (Reply.Answered) first.good().get().getValue();
            // Where there is no key at all, nothing is found under the root.
            String body = answered.status() == 404 ? "[]" : answered.body();
            try {
                holding.add(JSON.readTree(body), facts);
            } catch (JacksonException e) {
                return new Outcome.Refused(
                        "%s on %s: the answer to GET %s cannot be read: %s"
                                .formatted(
                                        call.verb(),
                                        call.on(),
                                        holding.path(),
                                        e.getOriginalMessage()));
            }
        }
        return new Outcome.Done(new Facts(facts));
    }

    /**
     * The first server that answers.
     *
     * @param none whether to be told that there is nothing is an answer too
     */
    private AtOnce.First<Reply> first(
            ConsulGroup group, String path, boolean none, Deadline deadline) {
        return AtOnce.first(
                group.servers().keySet(),
                server -> one(group, server, path, deadline),
                reply ->
                        reply instanceof Reply.Answered it
                                && (it.status() == 200 || (none && it.status() == 404)),
                deadline);
    }

    private SortedMap<String, Reply> ask(ConsulGroup group, String path, Deadline deadline) {
        return AtOnce.all(
                group.servers().keySet(), server -> one(group, server, path, deadline), deadline);
    }

    private Reply one(ConsulGroup group, String server, String path, Deadline deadline) {
        return http.get(
                Objects.requireNonNull(group.servers().get(server)).resolve(path), deadline);
    }

    private static String path(String key) {
        return List.of(key.split("/", -1)).stream()
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    private static Outcome none(Call call, ConsulGroup group, SortedMap<String, Reply> replies) {
        List<String> words = new ArrayList<>();
        replies.forEach((server, reply) ->
                words.add(
                        switch (reply) {
                            case Reply.Answered it -> server + " answered " + it.said();
                            case Reply.NotSent not -> not.why();
                            case Reply.NoAnswer no -> no.why();
                        }));
        boolean allSaid =
                replies.size() == group.servers().size()
                        && replies.values().stream().noneMatch(Reply.NoAnswer.class::isInstance);
        if (replies.size() < group.servers().size()) {
            words.add("the others did not answer in time");
        }
        String why =
                "%s: no server of %s gave a usable answer: %s"
                        .formatted(call.verb(), call.on(), String.join("; ", words));
        return allSaid ? new Outcome.Refused(why) : new Outcome.Unknown(why);
    }

    @Override
    public void close() {
        http.close();
    }
}
