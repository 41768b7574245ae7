package io.drillmaster.trading.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillmaster.trading.web.Answer;
import io.drillmaster.trading.web.Json;
import io.drillmaster.trading.web.Neighbour;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions and keys at whichever Consul server answers. */
final class Consul {

    /** A key as it stands: who locks it, and the place of its last change in Consul's log. */
    record Entry(Optional<String> session, long index) {}

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<Neighbour> servers;
    private volatile int first;

    Consul(List<String> addresses) {
        servers = addresses.stream().map(address -> new Neighbour("http://" + address)).toList();
    }

    /** A session that lives on renewals alone: no server's health ends it. */
    String openSession(String name, Duration life) throws IOException {
        Map<String, Object> wanted =
                Map.of(
                        "Name",
                        name,
                        "TTL",
                        life.toSeconds() + "s",
                        "LockDelay",
                        "1s",
                        "Behavior",
                        "release",
                        "Checks",
                        List.of(),
                        "NodeChecks",
                        List.of());
        return tree(good(put("/v1/session/create", Json.write(wanted)))).path("ID").asString();
    }

    /** False when there is no such session any more. */
    boolean renew(String session) throws IOException {
        Answer answer = put("/v1/session/renew/" + session, "");
        return answer.status() != 404 && !good(answer).isEmpty();
    }

    void endSession(String session) throws IOException {
        good(put("/v1/session/destroy/" + session, ""));
    }

    List<String> sessionsNamed(String name) throws IOException {
        return tree(good(get("/v1/session/list")))
                .valueStream()
                .filter(session -> session.path("Name").asString().equals(name))
                .map(session -> session.path("ID").asString())
                .toList();
    }

    boolean lock(String key, String session, String value) throws IOException {
        return good(put("/v1/kv/" + key + "?acquire=" + session, value)).strip().equals("true");
    }

    boolean unlock(String key, String session) throws IOException {
        return good(put("/v1/kv/" + key + "?release=" + session, "")).strip().equals("true");
    }

    Optional<Entry> entry(String key) throws IOException {
        Answer answer = get("/v1/kv/" + key + "?consistent");
        if (answer.status() == 404) {
            return Optional.empty();
        }
        JsonNode entry = tree(good(answer)).path(0);
        return Optional.of(
                new Entry(entry.path("Session").asStringOpt(), entry.path("ModifyIndex").asLong()));
    }

    /** Writes a key only while the session still holds the lock, in one step. */
    boolean setUnderLock(String lock, String session, String key, String value) throws IOException {
        String text = Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
        Map<String, Object> held = Map.of("Verb", "check-session", "Key", lock, "Session", session);
        Map<String, Object> set = Map.of("Verb", "set", "Key", key, "Value", text);
        List<Object> steps = List.of(Map.of("KV", held), Map.of("KV", set));
        return put("/v1/txn", Json.write(steps)).status() == 200;
    }

    void setIfAbsent(String key, String value) throws IOException {
        good(put("/v1/kv/" + key + "?cas=0", value));
    }

    private Answer put(String path, String body) throws IOException {
        return ask(server -> server.put(path, body, PATIENCE));
    }

    private Answer get(String path) throws IOException {
        return ask(server -> server.get(path, PATIENCE));
    }

    @FunctionalInterface
    private interface Question {
        Answer to(Neighbour server) throws IOException;
    }

    /** The server that answered last is asked first; one without a leader is as good as silent. */
    private Answer ask(Question question) throws IOException {
        IOException last = new IOException("no Consul server is named");
        for (int i = 0; i < servers.size(); i++) {
            int turn = (first + i) % servers.size();
            try {
                Answer answer = question.to(servers.get(turn));
                if (answer.status() < 500) {
                    first = turn;
                    return answer;
                }
                last = new IOException("Consul answered " + answer.status() + ": " + answer.body());
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static String good(Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("Consul answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    private JsonNode tree(String text) throws IOException {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw new IOException("Consul's answer could not be read: " + text, e);
        }
    }
}
