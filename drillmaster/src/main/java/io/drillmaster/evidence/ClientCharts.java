package io.drillmaster.evidence;

import io.drillmaster.connector.Bracket;
import io.drillmaster.evidence.chart.Bucket;
import io.drillmaster.evidence.chart.ClientChart;
import io.drillmaster.evidence.chart.Closeup;
import io.drillmaster.evidence.chart.Magnifier;
import io.drillmaster.evidence.chart.Stroke;
import io.drillmaster.verdict.ClientOutage;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Outages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The client's capture as drawings; read in passes, so that a capture of hours fits in memory.
 *
 * @param magnified empty when no outage was seen to begin and to end
 * @param silences every time in which the client got no service
 * @param counts how often operations ended which way
 */
record ClientCharts(
        String outcomes,
        String latency,
        Optional<String> magnified,
        List<Page.Pair> silences,
        Map<Fate, Long> counts,
        double stretch) {

    private static final long SECOND = 1_000_000_000;

    /** Stretches that fit side by side without blurring. */
    private static final long MOST = 540;

    private static final long LEAST_VIEW = 30_000_000;

    static Optional<ClientCharts> of(
            Iterable<Operation> operations,
            Outages outages,
            Zero zero,
            Optional<ClientOutage> outage) {
        long first = 0;
        long last = 0;
        long count = 0;
        for (Operation op : operations) {
            first = count == 0 ? op.due() : first;
            last = op.due();
            count++;
        }
        if (count == 0) {
            return Optional.empty();
        }
        long every = count == 1 ? SECOND : (last - first) / (count - 1);
        long length = stretch(last - first);
        ClientSeries series = new ClientSeries(zero, every, length);
        operations.forEach(series::add);
        ClientChart chart =
                new ClientChart(
                        series.finish(),
                        outage.map(o -> zero.seconds(o.fault().from())).orElse(0.0),
                        outage.map(o -> zero.seconds(o.recovered().to())).orElse(0.0));
        return Optional.of(
                new ClientCharts(
                        chart.outcomes(),
                        chart.latency(),
                        outage.map(o -> magnified(operations, zero, every, o)),
                        Silences.of(outages.outages(), zero),
                        new TreeMap<>(series.counts()),
                        length / 1e9));
    }

    Page.Charts page() {
        return new Page.Charts(
                outcomes,
                latency,
                stretch == 1 ? "a second" : Math.round(stretch) + " seconds",
                magnified,
                silences,
                counts.entrySet().stream()
                        .map(e ->
                                new Page.Pair(
                                        Fates.told(e.getKey()),
                                        String.format(Locale.ROOT, "%,d", e.getValue())))
                        .toList());
    }

    /** A second, or as many as it takes to show the whole. */
    private static long stretch(long whole) {
        long rough = Math.ceilDiv(whole, MOST);
        for (long seconds : new long[] {1, 2, 5, 10, 30, 60, 120, 300}) {
            if (rough <= seconds * SECOND) {
                return seconds * SECOND;
            }
        }
        return Math.ceilDiv(rough, 600 * SECOND) * 600 * SECOND;
    }

    private static String magnified(
            Iterable<Operation> operations, Zero zero, long every, ClientOutage outage) {
        long begin = firstHurt(operations, outage);
        long margin = Math.max(SECOND / 10, (outage.recovered().to() - outage.fault().from()) / 12);
        List<Bucket> strip =
                strip(
                        operations,
                        zero,
                        every,
                        outage.fault().from() - margin,
                        outage.recovered().to() + margin);
        Bracket good = outage.recovered();
        long width = Math.max(LEAST_VIEW, (good.to() - good.from()) * 3 / 2);
        return Magnifier.of(
                strip,
                closeup(
                        operations,
                        zero,
                        "Failure: the last good operations and the first that were not",
                        new Bracket(begin - LEAST_VIEW / 2, begin + LEAST_VIEW / 2),
                        outage.fault(),
                        "the injection took hold"),
                closeup(
                        operations,
                        zero,
                        "Recovery: the first acknowledgement that stayed good",
                        new Bracket(good.to() - width * 2 / 3, good.to() + width / 3),
                        good,
                        "service good again"));
    }

    /** When the first operation that came to harm was begun. */
    private static long firstHurt(Iterable<Operation> operations, ClientOutage outage) {
        for (Operation op : operations) {
            boolean hurt =
                    op.end() >= outage.fault().from()
                            && (!op.ok() || op.end() >= outage.recovered().to());
            if (hurt && op.fate() != Fate.NOT_TRIED) {
                return begun(op);
            }
        }
        return outage.fault().from();
    }

    private static long begun(Operation op) {
        return op.tried() ? op.sent() : op.due();
    }

    private static List<Bucket> strip(
            Iterable<Operation> operations, Zero zero, long every, long from, long to) {
        ClientSeries series = new ClientSeries(zero, every, Math.max(every, (to - from) / MOST));
        for (Operation op : operations) {
            if (op.due() > to) {
                break;
            }
            if (op.due() >= from) {
                series.add(op);
            }
        }
        return series.finish();
    }

    private static Closeup closeup(
            Iterable<Operation> operations,
            Zero zero,
            String title,
            Bracket view,
            Bracket shade,
            String shadeName) {
        List<Stroke> strokes = new ArrayList<>();
        for (Operation op : operations) {
            if (op.due() > view.to()) {
                break;
            }
            if (begun(op) >= view.from() && begun(op) <= view.to()) {
                strokes.add(stroke(zero, op));
            }
        }
        return new Closeup(
                title,
                zero.seconds(view.from()),
                zero.seconds(view.to()),
                zero.seconds(shade.from()),
                zero.seconds(shade.to()),
                shadeName,
                thinned(strokes));
    }

    /** More than these would melt into a surface. */
    private static List<Stroke> thinned(List<Stroke> strokes) {
        int every = Math.ceilDiv(Math.max(1, strokes.size()), 110);
        List<Stroke> kept = new ArrayList<>();
        for (int i = 0; i < strokes.size(); i += every) {
            kept.add(strokes.get(i));
        }
        return kept;
    }

    private static Stroke stroke(Zero zero, Operation op) {
        String kind =
                List.of("good", "failed", "unknown", "untried").get(ClientSeries.column(op.fate()));
        return new Stroke(
                zero.seconds(begun(op)),
                zero.seconds(op.end()),
                kind,
                String.format(
                        Locale.ROOT,
                        "operation %d: %s after %.3f ms",
                        op.seq(),
                        Fates.told(op.fate()),
                        (op.end() - begun(op)) / 1e6));
    }
}
