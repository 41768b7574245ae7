package io.drillmaster.connector.redis;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Speaks with the servers of one Redis within the limit of one call; each has one connection. */
final class Servers {

    private final RedisGroup group;
    private final Call call;
    private final Deadline deadline;

    Servers(RedisGroup group, Call call) {
        this.group = group;
        this.call = call;
        this.deadline = Deadline.in(call.limit());
    }

    Duration left() {
        return deadline.left();
    }

    /** What all servers say of their replication, by host; those that are late are left out. */
    SortedMap<String, Answer<Replication>> replication() {
        return replication(deadline);
    }

    /** The same, where silence is to be expected and the time is needed for what comes after. */
    SortedMap<String, Answer<Replication>> replicationSoon() {
        return replication(deadline.part(3));
    }

    private SortedMap<String, Answer<Replication>> replication(Deadline until) {
        return AtOnce.all(
                group.servers().keySet(),
                host -> ask(host, redis -> Replication.of(redis.info("replication"))),
                until);
    }

    /** Does something with the one server that is primary. */
    Outcome atPrimary(Function<String, Outcome> deed) {
        SortedMap<String, Answer<Replication>> all = replicationSoon();
        List<String> primaries =
                all.entrySet().stream()
                        .filter(each ->
                                each.getValue() instanceof Answer.Said<Replication> said
                                        && said.what().primary())
                        .map(Map.Entry::getKey)
                        .toList();
        if (primaries.size() == 1) {
            return deed.apply(primaries.getFirst());
        }
        return primaries.isEmpty()
                ? nobody("no server of %s is primary".formatted(group.name()), all)
                : new Outcome.Refused(
                        "%s on %s: %s all say that they are primary, so nobody knows where to ask"
                                .formatted(
                                        call.verb(), call.on(), String.join(" and ", primaries)));
    }

    /** Nothing was changed yet, so what is not known is at most whom to ask. */
    Outcome nobody(String what, SortedMap<String, Answer<Replication>> all) {
        SortedMap<String, String> words = new TreeMap<>();
        for (String host : group.servers().keySet()) {
            Answer<Replication> answer = all.get(host);
            words.put(
                    host,
                    switch (answer) {
                        case null -> host + " did not answer in time";
                        case Answer.Said<Replication> said -> host + " is a " + said.what().role();
                        case Answer.No<Replication> no -> no.why();
                        case Answer.Silent<Replication> silent -> silent.why();
                    });
        }
        return new Outcome.Refused(
                "%s on %s: %s: %s"
                        .formatted(
                                call.verb(), call.on(), what, String.join("; ", words.values())));
    }

    /** Tells one server something, once. */
    <T> Answer<T> tell(String host, Function<Jedis, T> words) {
        SortedMap<String, Answer<T>> one =
                AtOnce.all(List.of(host), each -> ask(each, words), deadline);
        Answer<T> answer = one.get(host);
        return answer == null
                ? new Answer.Silent<>(host + " was asked and did not answer in time")
                : answer;
    }

    private <T> Answer<T> ask(String host, Function<Jedis, T> words) {
        long left = deadline.left().toMillis();
        if (left == 0) {
            return new Answer.No<>("there was no time left to ask " + host);
        }
        try (Jedis redis = new Jedis(at(host), config((int) Math.min(left, 600_000)))) {
            return said(host, redis, words);
        } catch (JedisException | IOException e) {
            // Nothing but the greeting has left.
            return new Answer.No<>("%s could not be spoken to: %s".formatted(host, told(e)));
        }
    }

    private static <T> Answer<T> said(String host, Jedis redis, Function<Jedis, T> words) {
        try {
            return new Answer.Said<>(words.apply(redis));
        } catch (JedisDataException e) {
            return new Answer.No<>("%s said no: %s".formatted(host, told(e)));
        } catch (JedisException e) {
            return new Answer.Silent<>(
                    "%s was asked, and no answer came: %s".formatted(host, told(e)));
        }
    }

    private HostAndPort at(String host) {
        return new HostAndPort(group.servers().getOrDefault(host, ""), group.port());
    }

    private DefaultJedisClientConfig config(int millis) throws IOException {
        DefaultJedisClientConfig.Builder config =
                DefaultJedisClientConfig.builder()
                        .resp2()
                        .connectionTimeoutMillis(millis)
                        .socketTimeoutMillis(millis)
                        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (group.password().isPresent()) {
            config.password(Files.readString(group.password().get()).strip());
        }
        return config.build();
    }

    private static String told(Exception e) {
        String text = e.getMessage();
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            text = cause.getMessage() == null ? text : cause.getMessage();
        }
        return text == null ? e.getClass().getSimpleName() : text;
    }
}
