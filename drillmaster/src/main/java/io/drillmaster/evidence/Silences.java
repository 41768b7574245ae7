package io.drillmaster.evidence;

import io.drillmaster.evidence.Page.Pair;
import io.drillmaster.verdict.Span;
import io.drillmaster.watch.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every notable time in which the client got no service, for the page. */
final class Silences {

    /** Shorter ones are any day's; in nanoseconds. */
    private static final long NOTABLE = 50_000_000;

    private static final int MOST = 20;

    private Silences() {}

    static List<Pair> of(List<Outage> outages, Zero zero) {
        List<Outage> notable = outages.stream().filter(o -> o.most() >= NOTABLE).toList();
        List<Pair> rows = new ArrayList<>();
        for (Outage outage : notable.subList(0, Math.min(MOST, notable.size()))) {
            rows.add(
                    new Pair(
                            zero.since((outage.beganFrom() + outage.beganTo()) / 2), told(outage)));
        }
        if (notable.size() > MOST) {
            rows.add(new Pair("and later", (notable.size() - MOST) + " more"));
        }
        return rows;
    }

    private static String told(Outage outage) {
        String length =
                outage.over()
                        ? OutageSection.told(new Span(outage.least(), outage.most()))
                        : "not over when the watch ended";
        return String.format(
                Locale.ROOT,
                "%s; %,d failed, %,d without an answer, %,d answered late",
                length,
                outage.failed(),
                outage.unknown(),
                outage.late());
    }
}
