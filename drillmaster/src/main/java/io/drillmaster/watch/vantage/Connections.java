package io.drillmaster.watch.vantage;

import io.drillmaster.watch.Fate;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchedDatabase;
import io.drillmaster.watch.probe.ConnectTime;
import io.drillmaster.watch.probe.PostgresProbe;
import io.drillmaster.watch.probe.Probe;
import java.util.ArrayList;
import java.util.List;

/**
 * The connections a client holds before its first write.
 *
 * @param bound nanoseconds within which one is made while all is calm
 */
record Connections(List<PostgresProbe> probes, long bound) {

    private static final int MOST = 64;
    private static final int WARM_UP = 1_000;

    Connections {
        probes = List.copyOf(probes);
    }

    /** Makes them one after the other, a few times; all must succeed. */
    static Connections make(WatchRequest request, WatchedDatabase database, String stream)
            throws CannotWatch {
        int wanted = wanted(request, "16");
        List<PostgresProbe> probes = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            PostgresProbe.Target target = PostgresProbe.Target.ledger(database, stream);
            probes.add(new PostgresProbe(database, target, true));
        }
        ConnectTime time = new ConnectTime();
        Probe.Answer answer = time.making(probes);
        if (answer.fate() != Fate.OK) {
            probes.forEach(PostgresProbe::close);
            throw new CannotWatch(
                    "no connection to %s could be made from here: %s"
                            .formatted(database.name(), answer.why()));
        }
        probes.forEach(probe -> probe.warmUp(WARM_UP / wanted));
        return new Connections(probes, time.bound());
    }

    static int wanted(WatchRequest request, String otherwise) throws CannotWatch {
        String text = request.with().getOrDefault("connections", otherwise);
        if (!text.matches("\\d{1,3}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > MOST) {
            throw new CannotWatch(
                    "connections: %s is no number from 1 to %d".formatted(text, MOST));
        }
        return Integer.parseInt(text);
    }
}
