package io.drillmaster.connector.patroni;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.http.Http;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Looks at clusters that Patroni holds, and moves their leaders. */
public final class PatroniConnector implements SettlingPerformer {

    /** A leader that is just vanishing must not use up the time of the whole look. */
    private static final Duration LEADER_SPEAKS = Duration.ofSeconds(1);

    private final Http http = new Http();
    private final SortedMap<String, Members> clusters = new TreeMap<>();
    private final Repertoire repertoire = new Repertoire("patroni");

    public PatroniConnector(Collection<PatroniCluster> clusters) {
        clusters.forEach(each -> this.clusters.put(each.name(), new Members(each, http)));
        repertoire
                .can(PatroniVerbs.cluster(), this.clusters.keySet(), this::cluster)
                .can(PatroniVerbs.settings(), this.clusters.keySet(), this::settings)
                .can(PatroniVerbs.flags(), this.clusters.keySet(), this::flags)
                .can(PatroniVerbs.history(), this.clusters.keySet(), this::history)
                .can(
                        PatroniVerbs.switchover(),
                        this.clusters.keySet(),
                        call -> new Switchover(of(call), http).perform(call),
                        call -> new Switchover(of(call), http).settle(call));
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Members of(Call call) {
        Members members = clusters.get(call.on());
        if (members == null) {
            throw new IllegalStateException("unchecked call on " + call.on());
        }
        return members;
    }

    private Outcome cluster(Call call) {
        Deadline deadline = Deadline.in(call.limit());
        return switch (of(call).first("/cluster", it -> it.path("members").size() > 0, deadline)) {
            case Members.Told.Not not -> not.outcome();
            case Members.Told.Json json -> {
                View view = View.of(json.member(), json.body());
                yield new Outcome.Done(view.facts(streaming(of(call), view, deadline)));
            }
        };
    }

    /** An old Patroni does not say which replicas stream; its leader's PostgreSQL does. */
    private static Optional<Long> streaming(Members members, View view, Deadline deadline) {
        boolean told =
                view.replicas().stream().noneMatch(replica -> replica.state().equals("running"));
        if (told || view.leader().isEmpty()) {
            return Optional.empty();
        }
        return members.one(view.leader().get().name(), "/patroni", deadline.orIn(LEADER_SPEAKS))
                        instanceof Members.Told.Json json
                ? Optional.of(
                        view.replicas().stream()
                                .filter(replica -> streams(json.body(), replica.name()))
                                .count())
                : Optional.empty();
    }

    private static boolean streams(JsonNode leader, String replica) {
        return StreamSupport.stream(leader.path("replication").spliterator(), false)
                .filter(it -> it.path("application_name").asString("").equals(replica))
                .anyMatch(it -> it.path("state").asString("").equals("streaming"));
    }

    private Outcome settings(Call call) {
        Deadline deadline = Deadline.in(call.limit());
        return switch (of(call).first("/config", JsonNode::isObject, deadline)) {
            case Members.Told.Not not -> not.outcome();
            case Members.Told.Json config ->
                    switch (of(call).first("/patroni", it -> it.has("patroni"), deadline)) {
                        case Members.Told.Not not -> not.outcome();
                        case Members.Told.Json status ->
                                new Outcome.Done(
                                        new Settings(config.body(), status.body()).facts());
                    };
        };
    }

    private Outcome flags(Call call) {
        Deadline deadline = Deadline.in(call.limit());
        return switch (of(call).first("/config", JsonNode::isObject, deadline)) {
            case Members.Told.Not not -> not.outcome();
            case Members.Told.Json config ->
                    switch (of(call).first("/cluster", it -> it.has("members"), deadline)) {
                        case Members.Told.Not not -> not.outcome();
                        case Members.Told.Json cluster ->
                                new Outcome.Done(Flags.of(config.body(), cluster.body()));
                    };
        };
    }

    private Outcome history(Call call) {
        return switch (of(call).first("/history", JsonNode::isArray, Deadline.in(call.limit()))) {
            case Members.Told.Not not -> not.outcome();
            case Members.Told.Json json -> new Outcome.Done(history(json.body()));
        };
    }

    /** Each switch is a list: timeline, position, reason, time, and the leader since then. */
    private static Facts history(JsonNode switches) {
        if (switches.isEmpty()) {
            return Facts.of(Map.of("switches", "0"));
        }
        JsonNode last = switches.get(switches.size() - 1);
        return Facts.of(
                Map.of(
                        "switches", String.valueOf(switches.size()),
                        "last-timeline", last.path(0).asString("unknown"),
                        "last-reason", last.path(2).asString("unknown"),
                        "last-at", last.path(3).asString("unknown"),
                        "last-leader", last.path(4).asString("unknown")));
    }

    @Override
    public void close() {
        http.close();
    }
}
