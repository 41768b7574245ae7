package io.drillmaster.plan;

import io.drillmaster.connector.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The looks that show an estate as a whole, so that before and after a drill can be compared. */
public final class Normal {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private Normal() {}

    public static List<Call> of(Estate estate) {
        List<Call> calls = new ArrayList<>();
        for (String host : estate.hosts().keySet()) {
            calls.add(Call.of("host.normal", host, LIMIT));
        }
        for (String database : estate.databases().keySet()) {
            calls.add(Call.of("patroni.flags", database, LIMIT));
            calls.add(Call.of("postgres.slots", database, LIMIT));
        }
        for (String edges : estate.haproxy().keySet()) {
            calls.add(Call.of("haproxy.flags", edges, LIMIT));
        }
        for (String consul : estate.consul().keySet()) {
            calls.add(Call.of("consul.keys", consul, LIMIT));
        }
        for (String names : estate.services(ServiceKind.DNS).keySet()) {
            calls.add(Call.of("dns.records", names, LIMIT));
        }
        return calls;
    }
}
