package io.drillmaster.connector.consul;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Forgets;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.http.Http;
import io.drillmaster.connector.http.Reply;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Looks at Consul's servers, keys, locks and checks, and changes single keys. */
public final class ConsulConnector implements SettlingPerformer, Forgets {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Http http = new Http();
    private final SortedMap<String, ConsulGroup> groups = new TreeMap<>();
    private final Repertoire repertoire = new Repertoire("consul");

    public ConsulConnector(Collection<ConsulGroup> groups) {
        groups.forEach(group -> this.groups.put(group.name(), group));
        Set<String> names = this.groups.keySet();
        repertoire
                .can(ConsulVerbs.servers(), names, this::servers)
                .can(ConsulVerbs.get(), names, this::get)
                .can(ConsulVerbs.keys(), names, this::keys)
                .can(ConsulVerbs.session(), names, call -> lock(call).look())
                .can(ConsulVerbs.health(), names, this::health)
                .can(
                        ConsulVerbs.put(),
                        names,
                        call -> change(call).put(),
                        call -> change(call).tookHold())
                .can(
                        ConsulVerbs.delete(),
                        names,
                        call -> change(call).delete(),
                        call -> change(call).tookHold())
                .can(
                        ConsulVerbs.restore(),
                        names,
                        call -> change(call).restore(),
                        call -> change(call).wasRestored())
                .can(
                        ConsulVerbs.release(),
                        names,
                        call -> lock(call).release(),
                        call -> lock(call).tookHold());
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    /** A note that cannot be taken away stays, and the drill finds it as a leftover. */
    @Override
    public void forget(Call call) {
        ConsulGroup group = groups.get(call.on());
        if (group != null) {
            Call brief = new Call(call.verb(), call.on(), call.with(), GOODBYE, call.mark());
            new Servers(http, group, brief)
                    .change(
                            Transaction.PATH,
                            new Transaction().forget(Note.name(call)).json(),
                            _ -> new Outcome.Done(Facts.NONE));
        }
    }

    private Servers at(Call call) {
        return new Servers(http, Objects.requireNonNull(groups.get(call.on())), call);
    }

    private KeyChange change(Call call) {
        return new KeyChange(at(call), call);
    }

    private Lock lock(Call call) {
        return new Lock(at(call), call);
    }

    private Outcome servers(Call call) {
        Servers servers = at(call);
        SortedMap<String, Reply> replies = servers.all("/v1/agent/self");
        SortedMap<String, ServerView> views = new TreeMap<>();
        replies.forEach(
                (server, reply) -> ServerView.of(reply).ifPresent(view -> views.put(server, view)));
        return views.isEmpty()
                ? servers.nobody(replies)
                : new Outcome.Done(facts(Objects.requireNonNull(groups.get(call.on())), views));
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
        return at(call).key(
                        call.with().getOrDefault("key", ""), key -> new Outcome.Done(key.facts()));
    }

    private Outcome health(Call call) {
        Servers servers = at(call);
        String path = HealthChecks.path(call.with().getOrDefault("service", ""));
        return servers.first(
                path,
                false,
                answered -> {
                    try {
                        return new Outcome.Done(HealthChecks.facts(answered.body()));
                    } catch (JacksonException e) {
                        return servers.unreadable(path, answered);
                    }
                });
    }

    private Outcome keys(Call call) {
        Servers servers = at(call);
        SortedMap<String, String> facts = new TreeMap<>();
        for (Holding holding : Holding.values()) {
            Outcome one =
                    servers.first(
                            holding.path(),
                            holding.mayBeNone(),
                            answered -> {
                                // Where there is no key at all, nothing is found under the root.
                                String body = answered.status() == 404 ? "[]" : answered.body();
                                try {
                                    holding.add(JSON.readTree(body), facts);
                                    return new Outcome.Done(Facts.NONE);
                                } catch (JacksonException e) {
                                    return servers.unreadable(holding.path(), answered);
                                }
                            });
            if (!(one instanceof Outcome.Done)) {
                return one;
            }
        }
        Objects.requireNonNull(groups.get(call.on()))
                .leads()
                .forEach(key -> facts.remove(Holding.KEYS.prefix() + key));
        return new Outcome.Done(new Facts(facts));
    }

    @Override
    public void close() {
        http.close();
    }
}
