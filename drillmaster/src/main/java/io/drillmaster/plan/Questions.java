package io.drillmaster.plan;

import io.drillmaster.connector.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an estate is asked before a plan is made; all of it only looks. */
public final class Questions {

    private static final Duration LIMIT = Duration.ofSeconds(15);

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
        for (String market : estate.markets().keySet()) {
            calls.add(Call.of("market.session", market, LIMIT));
        }
        return calls;
    }
}
