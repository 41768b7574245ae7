package io.drillmaster.evidence;

import io.drillmaster.evidence.Page.Card;
import io.drillmaster.evidence.Page.DoubtRow;
import io.drillmaster.evidence.Page.Pair;
import io.drillmaster.evidence.Page.Proof;
import io.drillmaster.evidence.Page.Row;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Doubt;
import io.drillmaster.plan.Plan;
import io.drillmaster.verdict.CaseFile;
import io.drillmaster.verdict.Finding;
import io.drillmaster.verdict.Measurement;
import io.drillmaster.verdict.Scorecard;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sets out what a drill found as a page. */
final class PageMaker {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final Drill drill;
    private final Scorecard card;
    private final Zero zero;

    PageMaker(Drill drill, Scorecard card, CaseFile file) {
        this.drill = drill;
        this.card = card;
        this.zero = new Zero(drill, file);
    }

    Page page(Optional<Page.Charts> charts) {
        return new Page(
                head(),
                card.findings().stream().map(PageMaker::card).toList(),
                OutageSection.bar(card.outage()),
                OutageSection.rows(card.outage()),
                charts,
                new Timeline(drill, zero).svg(card.outage()),
                People.of(drill),
                card.findings().stream().map(this::proof).toList(),
                card.notVerified(),
                drill.plan().doubts().stream().map(PageMaker::doubt).toList(),
                versions(),
                pairs(drill.plan().settings()),
                pairs(ReportJson.digests(drill)),
                drill.entries().stream().map(this::row).toList());
    }

    Zero zero() {
        return zero;
    }

    private Page.Head head() {
        return new Page.Head(
                drill.id(),
                drill.plan().title(),
                card.verdict().word(),
                card.verdict().why(),
                drill.closed().map(Event.Closed::why).orElse("its journal has no end"),
                drill.rehearsal(),
                drill.completed(),
                drill.left(),
                facts());
    }

    private List<Pair> facts() {
        Plan plan = drill.plan();
        List<Pair> facts = new ArrayList<>();
        facts.add(new Pair("Drill", drill.id()));
        facts.add(new Pair("Runbook", plan.runbook() + " (" + plan.tier() + ")"));
        facts.add(
                new Pair(
                        "Estate",
                        plan.estate() + ", " + plan.kind().name().toLowerCase(Locale.ROOT)));
        plan.injection()
                .ifPresent(i ->
                        facts.add(
                                new Pair(
                                        "Injection",
                                        i.verb()
                                                + " on "
                                                + i.on()
                                                + ", fidelity "
                                                + i.fidelity().name().toLowerCase(Locale.ROOT))));
        Entry first = drill.entries().getFirst();
        Entry last = drill.entries().getLast();
        facts.add(new Pair("Began", DAY.format(first.at().wall())));
        facts.add(
                new Pair(
                        "Took",
                        String.format(
                                Locale.ROOT,
                                "%.1f s",
                                first.at().until(last.at()).toNanos() / 1e9)));
        facts.add(
                new Pair(
                        "Ended",
                        drill.ending()
                                .map(e -> e.name().toLowerCase(Locale.ROOT))
                                .orElse("not yet: the journal has no end")));
        return facts;
    }

    private static Card card(Finding finding) {
        return new Card(
                finding.objective().measure().key(),
                finding.objective().comparator().sign() + " " + finding.objective().target(),
                finding.measurement().told(),
                finding.verdict().word(),
                finding.verdict().why());
    }

    private Proof proof(Finding finding) {
        return new Proof(
                finding.objective().toString(),
                finding.verdict().word(),
                finding.measurement().told(),
                note(finding),
                finding.entries(),
                captures(finding));
    }

    private static String note(Finding finding) {
        return switch (finding.measurement()) {
            case Measurement.Interval interval -> interval.note();
            case Measurement.Never never -> never.why();
            case Measurement.Absent absent -> absent.why();
        };
    }

    /** The captures that the cited entries brought home, and that tell about the measure. */
    private List<Pair> captures(Finding finding) {
        String wanted =
                switch (finding.objective().measure()) {
                    case RTO_DATABASE, AVAILABILITY -> "ledger";
                    case RPO_TIER1, WRITES_LOST, WRITES_DUPLICATED, WRITES_REORDERED ->
                            "ledger|readback";
                    case WRITES_UNKNOWN -> "ledger|readback";
                    case TWO_WRITABLE_PRIMARIES -> "sentinel\\..*";
                    case REPLICATION_RESTORED -> "";
                };
        List<Pair> found = new ArrayList<>();
        for (CaptureRef capture : drill.captures()) {
            if (capture.name().matches(wanted)) {
                found.add(new Pair(capture.name(), capture.sha256()));
            }
        }
        return found;
    }

    private static DoubtRow doubt(Doubt doubt) {
        return new DoubtRow(
                doubt.objective(),
                doubt.best() + " to " + doubt.worst(),
                doubt.setting(),
                doubt.why(),
                doubt.certain());
    }

    private List<Pair> versions() {
        Map<String, String> found = new TreeMap<>();
        for (Entry entry : drill.entries()) {
            if (entry.event() instanceof Event.SatDown sat) {
                sat.versions().forEach((k, v) -> found.merge(k, v, PageMaker::both));
            }
        }
        return pairs(found);
    }

    private static String both(String one, String other) {
        return one.equals(other) ? one : one + ", later " + other;
    }

    private static List<Pair> pairs(Map<String, String> values) {
        return values.entrySet().stream().map(e -> new Pair(e.getKey(), e.getValue())).toList();
    }

    private Row row(Entry entry) {
        return new Row(
                entry.number(),
                CLOCK.format(entry.at().wall()),
                zero.since(entry.at()),
                Told.name(entry.event()),
                Told.told(entry.event()),
                entry.hash().substring(0, 12));
    }
}
