package io.drillmaster.plan;

import io.drillmaster.connector.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an estate is asked before a plan is made; all of it only looks. */
public final class Questions {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final String LEADS = "consul.get";

    private Questions() {}

    public static List<Call> of(Estate estate) {
        List<Call> calls = new ArrayList<>();
        for (String host : estate.hosts().keySet()) {
            calls.add(Call.of("ssh.reach", host, LIMIT));
        }
        for (String database : estate.databases().keySet()) {
            calls.add(Call.of("patroni.cluster", database, LIMIT));
            calls.add(Call.of("patroni.settings", database, LIMIT));
            calls.add(Call.of("postgres.settings", database, LIMIT));
            calls.add(Call.of("postgres.client", database, LIMIT));
        }
        for (String edges : estate.haproxy().keySet()) {
            calls.add(Call.of("haproxy.settings", edges, LIMIT));
        }
        for (String consul : estate.consul().keySet()) {
            calls.add(Call.of("consul.servers", consul, LIMIT));
        }
        estate.services(ServiceKind.FIX).values().forEach(venue -> leads(estate, venue, calls));
        for (String market : estate.markets().keySet()) {
            calls.add(Call.of("market.session", market, LIMIT));
        }
        return calls;
    }

    /** Consul names the host that leads a venue. */
    private static void leads(Estate estate, Estate.Service venue, List<Call> calls) {
        if (!estate.consul().isEmpty()) {
            calls.add(
                    Call.of(LEADS, estate.consul().firstKey(), LIMIT)
                            .and("key", Estate.leaderKey(venue)));
        }
    }

    /** The host that leads a venue, if it was found; all venues of an estate share one key. */
    static Optional<String> leader(Estate estate, Survey survey) {
        return estate.consul().keySet().stream()
                .findFirst()
                .flatMap(consul -> survey.of(LEADS, consul))
                .flatMap(facts -> facts.get("value"))
                .filter(host -> estate.hosts().containsKey(host));
    }
}
