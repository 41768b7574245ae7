package io.drillmaster.connector.redis;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.FailoverParams;
import redis.clients.jedis.params.SetParams;

/** Hands the lead from the primary to a replica, by Redis's own command. */
final class HandOver {

    private static final long PAUSE = 50;

    /** So long a note may have to wait for somebody who asks, in seconds. */
    private static final long KEPT = 43_200;

    private final Servers servers;
    private final Call call;
    private final String from;

    HandOver(Servers servers, Call call) {
        this.servers = servers;
        this.call = call;
        this.from = call.with().getOrDefault("from", "");
    }

    Outcome perform() {
        return servers.atPrimary(primary ->
                primary.equals(from)
                        ? servers.tell(primary, this::begin).outcome(_ -> await())
                        : refused(primary + " is primary, and not " + from));
    }

    /** The note comes first: whoever finds it knows that the command may have left. */
    private String begin(Jedis primary) {
        primary.set(RedisScript.handOver(call), call.mark(), SetParams.setParams().ex(KEPT));
        long most = Math.max(1, servers.left().toMillis() / 2);
        return primary.failover(FailoverParams.failoverParams().timeout(most));
    }

    private Outcome await() {
        while (!servers.left().isZero()) {
            SortedMap<String, Answer<Replication>> all = servers.replication();
            Optional<String> next = next(all);
            if (next.isPresent()) {
                return new Outcome.Done(Facts.of(Map.of("primary", next.get(), "from", from)));
            }
            if (all.get(from) instanceof Answer.Said<Replication> said
                    && said.what().primary()
                    && !said.what().handingOver()) {
                return refused(from + " gave the hand-over up: no replica caught up in time");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome.Unknown(
                        call.verb() + " was begun, and the waiting was interrupted");
            }
        }
        return new Outcome.Unknown(
                "%s on %s was begun, and nobody else was primary within the limit"
                        .formatted(call.verb(), call.on()));
    }

    /** Another one leads, and the former primary says itself that it follows. */
    private Optional<String> next(SortedMap<String, Answer<Replication>> all) {
        boolean follows =
                all.get(from) instanceof Answer.Said<Replication> said && !said.what().primary();
        return all.entrySet().stream()
                .filter(_ -> follows)
                .filter(each ->
                        each.getValue() instanceof Answer.Said<Replication> said
                                && said.what().primary())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Outcome tookHold() {
        return servers.atPrimary(primary ->
                servers.tell(primary, redis -> noted(redis))
                        .outcome(noted -> {
                            if (!noted) {
                                return refused("it left no note, so it never began");
                            }
                            return primary.equals(from)
                                    ? new Outcome.Unknown(
                                            from + " was told to hand over and is primary still")
                                    : new Outcome.Done(Facts.NONE);
                        }));
    }

    private boolean noted(Jedis redis) {
        return call.mark().equals(redis.get(RedisScript.handOver(call)));
    }

    private Outcome refused(String why) {
        return new Outcome.Refused("%s on %s: %s".formatted(call.verb(), call.on(), why));
    }
}
