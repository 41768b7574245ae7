package io.drillmaster.connector.redis;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

/** Makes a server primary whose primary is lost, or lets one that comes back follow another. */
final class Rank {

    /** So long a note may have to wait for somebody who asks, in seconds. */
    private static final long KEPT = 43_200;

    private final RedisGroup group;
    private final Servers servers;
    private final Call call;

    Rank(RedisGroup group, Call call) {
        this.group = group;
        this.servers = new Servers(group, call);
        this.call = call;
    }

    /** Never beside another primary that answers: that is what a hand-over is for. */
    Outcome promote() {
        String to = word("to");
        SortedMap<String, Answer<Replication>> all = servers.replicationSoon();
        List<String> primaries = primaries(all);
        if (!group.servers().containsKey(to)) {
            return stranger(to);
        }
        if (!(all.get(to) instanceof Answer.Said<Replication>)) {
            return servers.nobody(to + " does not tell what it is", all);
        }
        if (!primaries.isEmpty()) {
            return refused(
                    primaries.contains(to)
                            ? to + " is primary already"
                            : String.join(" and ", primaries)
                                    + " is primary and answers; redis.failover hands over");
        }
        return servers.tell(to, this::becomePrimary)
                .outcome(_ -> new Outcome.Done(Facts.of(Map.of("primary", to))));
    }

    private String becomePrimary(Jedis redis) {
        String said = redis.replicaofNoOne();
        note(redis);
        return said;
    }

    /** A replica takes no note, so that one is left only once it is primary. */
    Outcome wasPromoted() {
        String to = word("to");
        return servers.tell(to, redis -> primary(redis) ? noted(redis) ? "ours" : "else" : "no")
                .outcome(said ->
                        switch (said) {
                            case "ours" -> new Outcome.Done(Facts.NONE);
                            case "no" -> refused(to + " is a replica still");
                            default ->
                                    new Outcome.Unknown(
                                            to
                                                    + " is primary, and left no note that we made"
                                                    + " it so");
                        });
    }

    Outcome follow() {
        String host = word("host");
        String primary = word("primary");
        for (String each : List.of(host, primary)) {
            if (!group.servers().containsKey(each)) {
                return stranger(each);
            }
        }
        SortedMap<String, Answer<Replication>> all = servers.replicationSoon();
        if (host.equals(primary) || isReplica(all, primary)) {
            return servers.nobody(primary + " is no primary that " + host + " could follow", all);
        }
        String road = group.roads().getOrDefault(primary, "");
        return servers.tell(host, redis -> redis.replicaof(road, group.port()))
                .outcome(_ -> new Outcome.Done(Facts.of(Map.of("primary", primary, "host", host))));
    }

    /** One that is silent may be a primary: whoever follows it hears it once it is back. */
    private static boolean isReplica(SortedMap<String, Answer<Replication>> all, String host) {
        return all.get(host) instanceof Answer.Said<Replication> && !primaries(all).contains(host);
    }

    /** Whom a server follows is kept nowhere else, and to be told so twice changes nothing. */
    Outcome follows() {
        String host = word("host");
        String primary = word("primary");
        return servers.tell(host, redis -> follows(redis, primary))
                .outcome(yes -> settled(yes, host, primary));
    }

    private Outcome settled(boolean follows, String host, String primary) {
        return follows
                ? new Outcome.Done(Facts.NONE)
                : refused(host + " does not follow " + primary);
    }

    private boolean follows(Jedis redis, String primary) {
        return Replication.of(redis.info("replication"))
                .follows(group.roads().getOrDefault(primary, ""));
    }

    private static boolean primary(Jedis redis) {
        return Replication.of(redis.info("replication")).primary();
    }

    private static List<String> primaries(SortedMap<String, Answer<Replication>> all) {
        return all.entrySet().stream()
                .filter(each ->
                        each.getValue() instanceof Answer.Said<Replication> said
                                && said.what().primary())
                .map(Map.Entry::getKey)
                .toList();
    }

    private String note(Jedis redis) {
        return redis.set(RedisScript.handOver(call), call.mark(), SetParams.setParams().ex(KEPT));
    }

    private boolean noted(Jedis redis) {
        return call.mark().equals(redis.get(RedisScript.handOver(call)));
    }

    private String word(String name) {
        return call.with().getOrDefault(name, "");
    }

    private Outcome stranger(String host) {
        return refused(
                "%s is no server of it; it has %s"
                        .formatted(host, String.join(", ", group.servers().keySet())));
    }

    private Outcome refused(String why) {
        return new Outcome.Refused("%s on %s: %s".formatted(call.verb(), call.on(), why));
    }
}
