package io.drillmaster.connector.http;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Servers that are one service under one name, any of which may answer for all.
 *
 * @param name the name the estate gives them
 * @param roots host name to the root of its HTTP interface
 */
public record Servers(String name, SortedMap<String, URI> roots) {

    public Servers {
        roots = Collections.unmodifiableSortedMap(new TreeMap<>(roots));
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("the service " + name + " has no servers");
        }
    }

    public static Servers of(String name, Map<String, URI> roots) {
        return new Servers(name, new TreeMap<>(roots));
    }

    /** By name, for a connector to be asked of. */
    public static SortedMap<String, Servers> byName(Iterable<Servers> all) {
        SortedMap<String, Servers> byName = new TreeMap<>();
        all.forEach(each -> byName.put(each.name(), each));
        return Collections.unmodifiableSortedMap(byName);
    }

    /**
     * Reads the first good answer to a GET; if there is none, tells what every server said.
     *
     * @param what the call, for a message
     */
    public Outcome first(
            Http http,
            String path,
            Deadline deadline,
            String what,
            Function<Reply.Answered, Outcome> read) {
        AtOnce.First<Reply> first =
                AtOnce.first(
                        roots.keySet(),
                        server -> http.get(at(server, path), deadline),
                        Servers::well,
                        deadline);
        return first.good()
                .map(good -> read.apply((Reply.Answered) good.getValue()))
                .orElseGet(() -> none(what, first.poor()));
    }

    /** Sends the same to every server; done when one of them took it. */
    public Outcome postToAll(
            Http http, String path, String json, Deadline deadline, String what, Outcome done) {
        SortedMap<String, Reply> replies =
                AtOnce.all(
                        roots.keySet(),
                        server -> http.postJson(at(server, path), json, deadline),
                        deadline);
        Predicate<Reply> well = Servers::well;
        return replies.values().stream().anyMatch(well) ? done : none(what, replies);
    }

    private URI at(String server, String path) {
        return Objects.requireNonNull(roots.get(server)).resolve(path);
    }

    private static boolean well(Reply reply) {
        return reply instanceof Reply.Answered answered && answered.well();
    }

    private Outcome none(String what, SortedMap<String, Reply> replies) {
        return Reply.unusable(what, name, roots.size(), replies);
    }
}
