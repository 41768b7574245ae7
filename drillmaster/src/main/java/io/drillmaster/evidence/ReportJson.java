package io.drillmaster.evidence;

import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.JournalJson;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.verdict.Exhibited;
import io.drillmaster.verdict.Finding;
import io.drillmaster.verdict.Leftover;
import io.drillmaster.verdict.Measurement;
import io.drillmaster.verdict.Orphaned;
import io.drillmaster.verdict.Orphans;
import io.drillmaster.verdict.Scorecard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A drill's outcome for machines: what {@code report.json} holds and {@code run --json} prints.
 *
 * @param verdict met, missed or unproven
 * @param ending completed, failed, aborted, or open while the journal has no end
 * @param rehearsal true when the estate was simulated, so that nothing is proven
 * @param parts what the time of the outage went into; empty when that was not watched
 * @param overrides interlocks that two people overrode so that the drill could start
 * @param leftovers what is not as it was before the drill
 * @param exhibits the files that the drill brought home
 * @param orphans what former leaders alone had
 * @param left what the drill could not take back
 * @param askings every question that was put to a role, and what was said
 * @param events the master scenario events list, as planned and as it came
 * @param envelopes what became of sealed steps
 * @param actions what is to be done
 * @param digests SHA-256 of plan, runbook, estate, the journal's head, every capture and every
 *     exhibit
 * @param report path of the page for people
 */
public record ReportJson(
        int format,
        String drill,
        String runbook,
        String estate,
        boolean rehearsal,
        String verdict,
        String why,
        String ending,
        List<Overriding> overrides,
        List<String> left,
        List<Asking> askings,
        List<Line> findings,
        List<Part> parts,
        List<Left> leftovers,
        List<Brought> exhibits,
        List<Orphan> orphans,
        List<String> notVerified,
        List<MasterEvent> events,
        List<SealedEnvelope> envelopes,
        ActionItems actions,
        SortedMap<String, String> digests,
        String report) {

    /** The version of this shape. */
    public static final int FORMAT = 1;

    /** One person's word against one interlock. */
    public record Overriding(String interlock, String by, String why) {}

    /**
     * One objective and what became of it.
     *
     * @param budget empty where the objective names no window, or nothing was measured
     */
    public record Line(
            String objective,
            String target,
            Measured measured,
            String verdict,
            String why,
            List<Long> entries,
            Optional<Budget> budget) {}

    /**
     * What was measured.
     *
     * @param told for people
     * @param lo empty, like the rest, when there is no figure
     * @param unit of both bounds: ns, B, 1 (a count), or share from 0 to 1
     * @param note how it was come by
     */
    public record Measured(
            String told,
            Optional<Double> lo,
            Optional<Double> hi,
            Optional<String> unit,
            Optional<String> note) {}

    /**
     * One stretch of the outage; the parts follow each other and add up to it.
     *
     * @param lo nanoseconds, as is {@code hi}
     */
    public record Part(String name, String told, long lo, long hi) {}

    /**
     * One thing that is not as it was.
     *
     * @param look the verb that found it
     * @param before empty when it was not there
     * @param after empty when it is gone
     */
    public record Left(
            String on,
            String look,
            String thing,
            Optional<String> before,
            Optional<String> after) {}

    /**
     * One file that the drill brought home.
     *
     * @param entry the last journal entry that names it
     * @param file relative to the drill's folder
     * @param trouble why it proves nothing, in words that follow its name; empty if it is as named
     */
    public record Brought(
            String step,
            long entry,
            String file,
            long bytes,
            String sha256,
            Optional<String> trouble) {}

    /**
     * What one look at a former leader brought home; the counts are empty where the rows are not
     * those of the client's ledger.
     *
     * @param unknown why nobody can tell what the client knows of them
     */
    public record Orphan(
            long entry,
            String told,
            Optional<Long> acknowledged,
            Optional<Long> doubted,
            Optional<Long> denied,
            Optional<Long> strangers,
            Optional<String> unknown) {}

    static ReportJson of(Drill drill, Scorecard card, String report) {
        List<Asking> askings = Asking.of(drill, card);
        return new ReportJson(
                FORMAT,
                drill.id(),
                drill.plan().runbook(),
                drill.plan().estate(),
                drill.rehearsal(),
                card.verdict().word(),
                card.verdict().why(),
                drill.ending().map(e -> e.name().toLowerCase(Locale.ROOT)).orElse("open"),
                overrides(drill),
                drill.left(),
                askings,
                card.findings().stream().map(ReportJson::line).toList(),
                parts(card),
                card.leftovers().all().stream().map(ReportJson::left).toList(),
                card.exhibits().stream().map(ReportJson::brought).toList(),
                card.orphaned().stream().map(ReportJson::orphan).toList(),
                card.notVerified(),
                MasterEvent.of(drill, askings),
                SealedEnvelope.of(drill),
                ActionItems.of(drill, card, askings),
                digests(drill, card.exhibits()),
                report);
    }

    private static List<Overriding> overrides(Drill drill) {
        return drill.entries().stream()
                .map(Entry::event)
                .filter(Event.Overrode.class::isInstance)
                .map(Event.Overrode.class::cast)
                .map(each -> new Overriding(each.interlock(), each.by(), each.why()))
                .toList();
    }

    private static List<Part> parts(Scorecard card) {
        return card.outage().stream()
                .flatMap(o -> o.parts().stream())
                .map(p -> new Part(p.name(), p.told(), p.length().lo(), p.length().hi()))
                .toList();
    }

    private static Left left(Leftover left) {
        return new Left(left.on(), left.verb(), left.thing(), left.before(), left.after());
    }

    private static Orphan orphan(Orphaned each) {
        return new Orphan(
                each.entry(),
                each.told(),
                each.known().map(Orphans::acknowledged),
                each.known().map(Orphans::doubted),
                each.known().map(Orphans::denied),
                each.known().map(Orphans::strangers),
                each.unknown());
    }

    private static Brought brought(Exhibited each) {
        return new Brought(
                each.step(),
                each.entry(),
                each.exhibit().file(),
                each.exhibit().bytes(),
                each.exhibit().sha256(),
                each.trouble());
    }

    static Line line(Finding finding) {
        return new Line(
                finding.objective().measure().key(),
                finding.objective().bound(),
                measured(finding.measurement()),
                finding.verdict().word(),
                finding.verdict().why(),
                finding.entries(),
                Budget.of(finding));
    }

    private static Measured measured(Measurement measurement) {
        return switch (measurement) {
            case Measurement.Interval i ->
                    new Measured(
                            i.told(),
                            Optional.of(i.lo()),
                            Optional.of(i.hi()),
                            Optional.of(unit(i.dimension())),
                            Optional.of(i.note()));
            case Measurement.Never n -> bare(n.told());
            case Measurement.Absent a -> bare(a.told());
        };
    }

    private static Measured bare(String told) {
        return new Measured(
                told, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String unit(Dimension dimension) {
        return switch (dimension) {
            case TIME -> "ns";
            case SIZE -> "B";
            case COUNT -> "1";
            case SHARE -> "share";
        };
    }

    static SortedMap<String, String> digests(Drill drill, List<Exhibited> exhibits) {
        SortedMap<String, String> digests = new TreeMap<>();
        digests.put("plan", drill.plan().digest());
        digests.put("runbook", drill.plan().runbookDigest());
        digests.put("estate", drill.plan().estateDigest());
        digests.put("journal", drill.head());
        for (CaptureRef capture : drill.captures()) {
            digests.put("capture " + capture.name(), capture.sha256());
        }
        for (Exhibited each : exhibits) {
            digests.put("exhibit " + each.exhibit().file(), each.exhibit().sha256());
        }
        return digests;
    }

    /** One line of JSON. */
    public String text() {
        return JournalJson.MAPPER.writeValueAsString(this);
    }
}
