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
import io.drillmaster.verdict.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
    private final Told told;

    PageMaker(Drill drill, Scorecard card, CaseFile file) {
        this.drill = drill;
        this.card = card;
        this.zero = new Zero(drill, file);
        this.told = new Told(drill.plan());
    }

    Page page(Optional<Page.Charts> charts) {
        List<Asking> askings = Asking.of(drill, card);
        ActionItems actions = ActionItems.of(drill, card, askings);
        return new Page(
                head(),
                card.findings().stream().map(PageMaker::card).toList(),
                OutageSection.bar(card.outage()),
                OutageSection.rows(card.outage()),
                charts,
                NormalSection.of(card.leftovers()),
                ExhibitSection.rows(card.exhibits()),
                OrphanSection.rows(card.orphaned()),
                new Timeline(drill, zero).svg(card.outage()),
                People.of(drill, askings),
                EvaluationSection.of(askings),
                EventsSection.of(drill, askings),
                ActionsSection.of(actions),
                AfterSection.of(AfterAction.of(drill, card, actions)),
                card.findings().stream().map(this::proof).toList(),
                card.notVerified(),
                drill.plan().doubts().stream().map(PageMaker::doubt).toList(),
                pairs(Versions.of(drill)),
                pairs(drill.plan().settings()),
                pairs(ReportJson.digests(drill, card.exhibits())),
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
                sentence(card.verdict().why()),
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
        facts.add(new Pair("Estate", plan.estate() + ", " + Names.of(plan.kind())));
        plan.injection()
                .ifPresent(i -> {
                    facts.add(new Pair("Injection", i.verb() + " on " + i.on()));
                    facts.add(new Pair("Fidelity", Names.of(i.fidelity())));
                });
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
        boolean met = finding.verdict() instanceof Verdict.Met;
        return new Card(
                finding.objective().measure().key(),
                Names.of(finding.objective().measure()),
                finding.objective().bound(),
                finding.measurement().told(),
                finding.verdict().word(),
                met ? note(finding) : sentence(finding.verdict().why()));
    }

    private Proof proof(Finding finding) {
        return new Proof(
                finding.objective().toString(),
                finding.verdict().word(),
                finding.measurement().told(),
                note(finding),
                finding.entries().stream().distinct().sorted().toList(),
                captures(finding));
    }

    private static String note(Finding finding) {
        return switch (finding.measurement()) {
            case Measurement.Interval interval -> sentence(interval.note());
            case Measurement.Never never -> sentence(never.why());
            case Measurement.Absent absent -> sentence(absent.why());
        };
    }

    private static String sentence(String text) {
        return text.isEmpty()
                ? ""
                : Character.toUpperCase(text.charAt(0))
                        + text.substring(1)
                        + (text.endsWith(".") ? "" : ".");
    }

    /** The captures that the cited entries brought home, and that tell about the measure. */
    private List<Pair> captures(Finding finding) {
        String wanted =
                switch (finding.objective().measure()) {
                    case RTO_DATABASE -> "ledger";
                    case RTO_APP, LATENCY_ADDED -> "orders";
                    case AVAILABILITY -> "ledger|orders";
                    case ORPHANS_ACKNOWLEDGED -> "ledger";
                    case RPO_TIER1, WRITES_LOST, WRITES_DUPLICATED, WRITES_REORDERED ->
                            "ledger|readback";
                    case WRITES_UNKNOWN -> "ledger|readback";
                    case ORDERS_LOST, ORDERS_DUPLICATED, ORDERS_UNKNOWN -> "orders|readback";
                    case TWO_LEADERS -> "roles";
                    case TWO_WRITABLE_PRIMARIES -> "sentinel\\..*";
                    case PATH_OUTAGE, PATH_LOST -> "path\\..*";
                    case SESSIONS_BROKEN -> "session\\..*";
                    case REPLICATION_RESTORED,
                            RECONVERGED,
                            RETURN_TO_NORMAL,
                            CHECKS_FAILED,
                            DURATION,
                            BACKUP_AGE,
                            RESTORE_TIME,
                            ROWS_LOST,
                            ROWS_ALTERED,
                            ROWS_EXTRA,
                            ISOLATION_REACHED,
                            DETECTION,
                            DECISION,
                            EXECUTION,
                            RTO_SITE,
                            POSITIONS_DIFFERING ->
                            "";
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

    private static List<Pair> pairs(Map<String, String> values) {
        return values.entrySet().stream().map(e -> new Pair(e.getKey(), e.getValue())).toList();
    }

    private Row row(Entry entry) {
        return new Row(
                entry.number(),
                CLOCK.format(entry.at().wall()),
                zero.since(entry.at()),
                Told.name(entry.event()),
                told.of(entry.event()),
                entry.hash().substring(0, 12));
    }
}
