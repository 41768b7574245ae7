package io.drillmaster.evidence;

import io.drillmaster.evidence.Page.Pair;
import io.drillmaster.evidence.chart.PartsBar;
import io.drillmaster.verdict.ClientOutage;
import io.drillmaster.verdict.OutagePart;
import io.drillmaster.verdict.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the time of an outage went into, for the page. */
final class OutageSection {

    private OutageSection() {}

    static Optional<String> bar(Optional<ClientOutage> outage) {
        return outage.filter(o -> !o.parts().isEmpty())
                .map(o ->
                        PartsBar.of(
                                o.parts().stream()
                                        .map(p ->
                                                new PartsBar.Part(
                                                        p.name(),
                                                        middle(p.length()),
                                                        told(p.length())))
                                        .toList()));
    }

    static List<Pair> rows(Optional<ClientOutage> outage) {
        List<Pair> rows = new ArrayList<>();
        if (outage.isPresent()) {
            for (OutagePart part : outage.get().parts()) {
                rows.add(new Pair(part.name(), told(part.length()) + ": " + part.told()));
            }
            rows.add(
                    new Pair(
                            "outage",
                            told(outage.get().length())
                                    + ": from the injection to the client's first"
                                    + " acknowledgement that stayed good"));
        }
        return rows;
    }

    private static double middle(Span span) {
        return (span.lo() + span.hi()) / 2e9;
    }

    static String told(Span span) {
        boolean small = span.hi() < 1_000_000_000;
        double unit = small ? 1e6 : 1e9;
        return String.format(
                Locale.ROOT,
                "%.3f .. %.3f %s",
                span.lo() / unit,
                span.hi() / unit,
                small ? "ms" : "s");
    }
}
