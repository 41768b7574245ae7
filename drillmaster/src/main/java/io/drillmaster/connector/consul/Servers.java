package io.drillmaster.connector.consul;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.http.Http;
import io.drillmaster.connector.http.Reply;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Asks and tells the servers of one group, over whichever of them answers. */
final class Servers {

    /** What a server says that had nobody to pass a change on to. */
    private static final String NO_LEADER = "No cluster leader";

    private final Http http;
    private final ConsulGroup group;
    private final Call call;
    private final Deadline deadline;

    Servers(Http http, ConsulGroup group, Call call) {
        this.http = http;
        this.group = group;
        this.call = call;
        this.deadline = Deadline.in(call.limit());
    }

    /** The answer of every server that gave one in time. */
    SortedMap<String, Reply> all(String path) {
        return AtOnce.all(group.servers().keySet(), server -> one(server, path), deadline);
    }

    /**
     * What is made of the first usable answer.
     *
     * @param none whether to be told that there is nothing is usable, too
     */
    Outcome first(String path, boolean none, Function<Reply.Answered, Outcome> read) {
        AtOnce.First<Reply> first =
                AtOnce.first(
                        group.servers().keySet(),
                        server -> one(server, path),
                        reply ->
                                reply instanceof Reply.Answered it
                                        && (it.status() == 200 || (none && it.status() == 404)),
                        deadline);
        return first.good()
                .map(good -> read.apply((Reply.Answered) good.getValue()))
                .orElseGet(() -> nobody(first.poor()));
    }

    /** The same for one key; {@code consistent} is answered only by who surely still leads. */
    Outcome key(String name, Function<Key, Outcome> read) {
        String path = Key.path(name) + "?consistent=true";
        return first(
                path,
                true,
                answered ->
                        Key.of(name, answered)
                                .map(read)
                                .orElseGet(() -> unreadable(path, answered)));
    }

    Outcome.Refused unreadable(String path, Reply.Answered answered) {
        return new Outcome.Refused(
                "%s on %s: the answer to GET %s cannot be read: %s"
                        .formatted(call.verb(), call.on(), path, answered.said()));
    }

    /**
     * Tells one server after the other until one took the request in; it is never told twice.
     *
     * @param read makes an outcome of the answer 200; any other is a refusal, or in doubt
     */
    Outcome change(String path, String json, Function<Reply.Answered, Outcome> read) {
        SortedMap<String, Reply> replies = new TreeMap<>();
        for (String server : group.servers().keySet()) {
            Reply reply =
                    http.putJson(
                            Objects.requireNonNull(group.servers().get(server)).resolve(path),
                            json,
                            deadline);
            replies.put(server, reply);
            if (reply instanceof Reply.Answered answered && !leaderless(answered)) {
                return answered(server, answered, read);
            }
            if (reply instanceof Reply.NoAnswer no) {
                return new Outcome.Unknown(no.why());
            }
        }
        return nobody(replies);
    }

    private Outcome answered(
            String server, Reply.Answered answered, Function<Reply.Answered, Outcome> read) {
        if (answered.status() == 200) {
            return read.apply(answered);
        }
        String why =
                "%s on %s: %s answered %s"
                        .formatted(call.verb(), call.on(), server, answered.said());
        // A server that loses its leader while it waits for it says 500, and nobody knows more.
        return answered.status() >= 500 ? new Outcome.Unknown(why) : new Outcome.Refused(why);
    }

    private static boolean leaderless(Reply.Answered answered) {
        return answered.status() == 500 && answered.body().contains(NO_LEADER);
    }

    private Reply one(String server, String path) {
        return http.get(
                Objects.requireNonNull(group.servers().get(server)).resolve(path), deadline);
    }

    /** No server gave a usable answer. */
    Outcome nobody(SortedMap<String, Reply> replies) {
        return Reply.unusable(call.verb(), call.on(), group.servers().size(), replies);
    }
}
