package io.drillmaster.connector.redis;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Forgets;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Looks at Redis and its replicas, sets single keys, and hands the lead over. */
public final class RedisConnector implements SettlingPerformer, Forgets {

    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final SortedMap<String, RedisGroup> groups = new TreeMap<>();
    private final Repertoire repertoire = new Repertoire("redis");

    public RedisConnector(Collection<RedisGroup> groups) {
        groups.forEach(group -> this.groups.put(group.name(), group));
        Set<String> names = this.groups.keySet();
        repertoire
                .can(RedisVerbs.get(), names, this::get)
                .can(RedisVerbs.replication(), names, this::replication)
                .can(RedisVerbs.set(), names, this::set, this::wasSet)
                .can(RedisVerbs.restore(), names, this::restore, this::wasRestored)
                .can(
                        RedisVerbs.promote(),
                        names,
                        call -> rank(call).promote(),
                        call -> rank(call).wasPromoted())
                .can(
                        RedisVerbs.follow(),
                        names,
                        call -> rank(call).follow(),
                        call -> rank(call).follows())
                .can(
                        RedisVerbs.failover(),
                        names,
                        call -> new HandOver(at(call), call).perform(),
                        call -> new HandOver(at(call), call).tookHold());
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    /** A note that cannot be taken away stays for whoever looks at the keys. */
    @Override
    public void forget(Call call) {
        if (groups.containsKey(call.on())) {
            Call brief = new Call(call.verb(), call.on(), call.with(), GOODBYE, call.mark());
            at(brief)
                    .atPrimary(primary ->
                            at(brief)
                                    .tell(
                                            primary,
                                            redis ->
                                                    redis.del(
                                                            RedisScript.note(call),
                                                            RedisScript.handOver(call)))
                                    .outcome(_ -> new Outcome.Done(Facts.NONE)));
        }
    }

    private Servers at(Call call) {
        return new Servers(Objects.requireNonNull(groups.get(call.on())), call);
    }

    private Rank rank(Call call) {
        return new Rank(Objects.requireNonNull(groups.get(call.on())), call);
    }

    private static String key(Call call) {
        return call.with().getOrDefault("key", "");
    }

    private Outcome get(Call call) {
        Servers servers = at(call);
        return servers.atPrimary(primary ->
                servers.tell(primary, redis -> Optional.ofNullable(redis.get(key(call))))
                        .outcome(value ->
                                new Outcome.Done(
                                        Facts.of(
                                                Map.of(
                                                        "exists",
                                                        value.isPresent() ? "yes" : "no",
                                                        "value",
                                                        value.orElse("none"),
                                                        "server",
                                                        primary)))));
    }

    private Outcome set(Call call) {
        List<String> words =
                call.argument("expect").isPresent()
                        ? List.of(value(call), call.mark(), call.argument("expect").get())
                        : List.of(value(call), call.mark());
        return script(call, RedisScript.SET, words, "was", Map.of("value", value(call)));
    }

    private static String value(Call call) {
        return call.with().getOrDefault("value", "");
    }

    private Outcome restore(Call call) {
        return script(call, RedisScript.RESTORE, List.of(), "restored", Map.of());
    }

    /** Runs a script at the primary that says yes or no, and what it found. */
    private Outcome script(
            Call call, String script, List<String> words, String fact, Map<String, String> more) {
        Servers servers = at(call);
        return servers.atPrimary(primary ->
                servers.tell(
                                primary,
                                redis ->
                                        redis.eval(
                                                script,
                                                List.of(key(call), RedisScript.note(call)),
                                                words))
                        .outcome(said -> {
                            List<?> pair = said instanceof List<?> list ? list : List.of("no", "");
                            String found = String.valueOf(pair.getLast());
                            if (!pair.getFirst().equals("yes")) {
                                return new Outcome.Refused(
                                        "%s on %s: %s is %s, which was not expected; it stays so"
                                                .formatted(
                                                        call.verb(), call.on(), key(call), found));
                            }
                            Map<String, String> facts = new TreeMap<>(more);
                            facts.put(fact, found);
                            facts.put("server", primary);
                            return new Outcome.Done(Facts.of(facts));
                        }));
    }

    private Outcome wasSet(Call call) {
        return noted(
                call,
                note -> note.containsKey("by " + call.mark()),
                "it left no note, so it set nothing");
    }

    private Outcome wasRestored(Call call) {
        return noted(call, Map::isEmpty, "the key is still as this drill left it");
    }

    private Outcome noted(Call call, Function<Map<String, String>, Boolean> done, String not) {
        Servers servers = at(call);
        return servers.atPrimary(primary ->
                servers.tell(primary, redis -> redis.hgetAll(RedisScript.note(call)))
                        .outcome(note ->
                                done.apply(note)
                                        ? new Outcome.Done(Facts.NONE)
                                        : new Outcome.Refused(
                                                "%s on %s: %s"
                                                        .formatted(call.verb(), call.on(), not))));
    }

    private Outcome replication(Call call) {
        Servers servers = at(call);
        SortedMap<String, Answer<Replication>> all = servers.replication();
        SortedMap<String, Replication> said = new TreeMap<>();
        all.forEach((host, answer) -> {
            if (answer instanceof Answer.Said<Replication> it) {
                said.put(host, it.what());
            }
        });
        return said.isEmpty()
                ? servers.nobody("nobody tells of its replication", all)
                : new Outcome.Done(facts(said, call));
    }

    private Facts facts(SortedMap<String, Replication> said, Call call) {
        List<String> primaries =
                said.entrySet().stream()
                        .filter(each -> each.getValue().primary())
                        .map(Map.Entry::getKey)
                        .toList();
        List<Replication> replicas =
                said.values().stream().filter(each -> !each.primary()).toList();
        Optional<Replication> primary =
                primaries.size() == 1
                        ? Optional.ofNullable(said.get(primaries.getFirst()))
                        : Optional.empty();
        OptionalLong lag = primary.map(Replication::lag).orElse(OptionalLong.empty());
        boolean linked = !replicas.isEmpty() && replicas.stream().allMatch(Replication::linked);
        return Facts.of(
                Map.of(
                        "primary",
                        primaries.isEmpty() ? "none" : String.join(",", primaries),
                        "primaries",
                        String.valueOf(primaries.size()),
                        "replicas",
                        primary.map(Replication::replicas).orElse("0"),
                        "link",
                        replicas.isEmpty() ? "none" : linked ? "up" : "down",
                        "lag",
                        lag.isPresent() ? lag.getAsLong() + "B" : "unknown",
                        "servers",
                        String.valueOf(
                                Objects.requireNonNull(groups.get(call.on())).servers().size()),
                        "alive",
                        String.valueOf(said.size())));
    }
}
