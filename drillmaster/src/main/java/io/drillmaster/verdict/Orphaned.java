package io.drillmaster.verdict;

import io.drillmaster.connector.Exhibit;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.runbook.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one look at a former leader brought home.
 *
 * @param facts what it told
 * @param known what the client knows of the rows, if they are its ledger's
 * @param unknown why nobody can tell, if they are
 */
public record Orphaned(long entry, Facts facts, Optional<Orphans> known, Optional<String> unknown) {

    private static final String VERB = "postgres.orphans";

    /** Where the client that a drill watches writes. */
    private static final String LEDGER = "drill_ledger";

    static List<Orphaned> in(CaseFile drill) {
        return Told.of(drill, VERB).stream()
                .filter(told -> told.outcome() instanceof Outcome.Done)
                .map(told -> of(drill, told))
                .toList();
    }

    private static Orphaned of(CaseFile drill, Told told) {
        long entry = told.entry().number();
        Facts facts = told.facts();
        if (!facts.get("table").orElse(LEDGER).equals(LEDGER)) {
            return new Orphaned(entry, facts, Optional.empty(), Optional.empty());
        }
        Optional<Exhibit> exhibit = Exhibit.of(facts);
        Optional<CaptureRef> ledger =
                drill.watch(Client.WRITES.watch())
                        .flatMap(watched -> watched.capture(Client.WRITES.capture()));
        if (exhibit.isEmpty() || ledger.isEmpty()) {
            return unknown(
                    entry,
                    facts,
                    exhibit.isEmpty() ? "no rows came home" : "the client's ledger is missing");
        }
        try {
            Captures captures = drill.captures();
            Orphans known =
                    Orphans.of(
                            captures.orphans(exhibit.get(), ledger.get()),
                            captures.operations(ledger.get()));
            return new Orphaned(entry, facts, Optional.of(known), Optional.empty());
        } catch (RuntimeException e) {
            return unknown(entry, facts, String.valueOf(e.getMessage()));
        }
    }

    private static Orphaned unknown(long entry, Facts facts, String why) {
        return new Orphaned(entry, facts, Optional.empty(), Optional.of(why));
    }

    /** Writes that were acknowledged and that only a former leader had. */
    static Measurement acknowledged(CaseFile drill) {
        List<Orphaned> all =
                in(drill).stream()
                        .filter(each -> each.known().isPresent() || each.unknown().isPresent())
                        .toList();
        List<Long> entries = all.stream().map(Orphaned::entry).toList();
        if (all.isEmpty()) {
            return new Measurement.Absent(
                    "nobody read on a former leader what it alone has of " + LEDGER, entries);
        }
        List<String> untold = new ArrayList<>();
        all.forEach(each -> each.unknown().ifPresent(untold::add));
        if (!untold.isEmpty()) {
            return new Measurement.Absent(String.join("; ", untold), entries);
        }
        double count =
                all.stream()
                        .flatMap(each -> each.known().stream())
                        .mapToLong(Orphans::acknowledged)
                        .sum();
        return new Measurement.Interval(
                count,
                count,
                Dimension.COUNT,
                entries,
                all.stream().map(Orphaned::told).collect(Collectors.joining("; ")));
    }

    /** In words, for people. */
    public String told() {
        return "%s rows of %s transactions of %s on %s%s"
                .formatted(
                        facts.get("orphans").orElse("an unknown number of"),
                        facts.get("transactions").orElse("an unknown number of"),
                        facts.get("member").orElse("a former leader"),
                        facts.get("table").orElse(LEDGER),
                        known.map(orphans -> ": " + orphans.told()).orElse(""));
    }
}
