package io.drillmaster.connector.consul;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.http.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A key that a session holds as a lock: who that is, and how it is taken from him. */
final class Lock {

    private static final JsonMapper JSON = new JsonMapper();

    private final Servers servers;
    private final Call call;
    private final String name;

    /** Who holds it. */
    private record Session(String id, Map<String, String> facts) {

        static Session of(JsonNode node) {
            double delay = node.path("LockDelay").asDouble(0) / 1e9;
            String ttl = node.path("TTL").asString("");
            return new Session(
                    node.path("ID").asString(""),
                    Map.of(
                            "holder", or(node.path("Name").asString(""), "unnamed"),
                            "node", or(node.path("Node").asString(""), "none"),
                            "ttl", or(ttl, "none"),
                            "behavior", or(node.path("Behavior").asString(""), "release"),
                            "lock-delay",
                                    "%ss".formatted(String.valueOf(delay).replace(".0", ""))));
        }

        private static String or(String text, String otherwise) {
            return text.isEmpty() ? otherwise : text;
        }

        String holder() {
            return facts.getOrDefault("holder", "");
        }
    }

    Lock(Servers servers, Call call) {
        this.servers = servers;
        this.call = call;
        this.name = call.with().getOrDefault("key", "");
    }

    Outcome look() {
        return servers.key(
                name,
                seen ->
                        seen.session().isEmpty()
                                ? new Outcome.Done(facts("no", "none", none()))
                                : session(
                                        seen.session(),
                                        found ->
                                                new Outcome.Done(
                                                        facts(
                                                                found.isPresent() ? "yes" : "no",
                                                                seen.session(),
                                                                found.map(Session::facts)
                                                                        .orElseGet(Lock::none)))));
    }

    private static Map<String, String> none() {
        return Map.of(
                "holder",
                "none",
                "node",
                "none",
                "ttl",
                "none",
                "behavior",
                "none",
                "lock-delay",
                "none");
    }

    private static Facts facts(String held, String session, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("held", held);
        all.put("session", session);
        return Facts.of(all);
    }

    /** Ends the session that holds the lock: a hand-over that its holder did not ask for. */
    Outcome release() {
        return servers.key(
                name,
                seen ->
                        seen.session().isEmpty()
                                ? refused("nobody holds " + name)
                                : session(
                                        seen.session(),
                                        found ->
                                                found.map(session -> release(seen, session))
                                                        .orElseGet(() ->
                                                                refused("nobody holds " + name))));
    }

    private Outcome release(Key seen, Session session) {
        Optional<String> from = call.argument("from");
        if (from.isPresent() && !session.holder().contains(from.get())) {
            return refused(
                    "%s is held by %s and not by %s".formatted(name, session.holder(), from.get()));
        }
        Note note = Note.of(call, seen, session.id());
        Outcome noted =
                servers.change(
                        Transaction.PATH,
                        new Transaction().held(name, session.id()).leave(note).json(),
                        _ -> new Outcome.Done(Facts.NONE));
        return noted instanceof Outcome.Done
                ? servers.change(
                        "/v1/session/destroy/" + session.id(),
                        "",
                        _ -> new Outcome.Done(Facts.of(Map.of("holder", session.holder()))))
                : noted;
    }

    /** The note names the session that was to end, and bears the mark of the call. */
    Outcome tookHold() {
        return servers.key(
                Note.name(call),
                seen ->
                        Note.of(seen)
                                .filter(note -> note.mark().equals(call.mark()))
                                .map(note ->
                                        session(
                                                note.now(),
                                                found ->
                                                        found.isEmpty()
                                                                ? new Outcome.Done(Facts.NONE)
                                                                : refused(
                                                                        "the session it was to end"
                                                                                + " lives on")))
                                .orElseGet(() -> refused("it left no note, so it ended nothing")));
    }

    private Outcome session(String id, Function<Optional<Session>, Outcome> read) {
        String path = "/v1/session/info/" + id + "?consistent=true";
        return servers.first(path, false, answered -> found(path, answered, read));
    }

    private Outcome found(
            String path, Reply.Answered answered, Function<Optional<Session>, Outcome> read) {
        try {
            JsonNode node = JSON.readTree(answered.body()).path(0);
            return read.apply(node.has("ID") ? Optional.of(Session.of(node)) : Optional.empty());
        } catch (JacksonException e) {
            return servers.unreadable(path, answered);
        }
    }

    private Outcome refused(String why) {
        return new Outcome.Refused("%s on %s: %s".formatted(call.verb(), call.on(), why));
    }
}
