package io.drillmaster.evidence;

import io.drillmaster.connector.Facts;
import io.drillmaster.evidence.Page.Pair;
import io.drillmaster.verdict.Orphaned;
import io.drillmaster.verdict.Orphans;
import java.util.ArrayList;
import java.util.List;

/** What former leaders alone had, for the page. */
final class OrphanSection {

    private OrphanSection() {}

    static List<Pair> rows(List<Orphaned> orphaned) {
        List<Pair> rows = new ArrayList<>();
        for (Orphaned each : orphaned) {
            Facts facts = each.facts();
            String name =
                    "%s, %s"
                            .formatted(
                                    facts.get("member").orElse("a former leader"),
                                    facts.get("table").orElse("its rows"));
            rows.add(new Pair(name, parted(facts)));
            rows.add(new Pair("rows", rows(facts)));
            each.known().ifPresent(known -> client(known, rows));
            each.unknown()
                    .ifPresent(why -> rows.add(new Pair("known to the client", "unknown: " + why)));
            rows.add(new Pair("kept in", facts.get("exhibit").orElse("nothing")));
        }
        return rows;
    }

    private static String parted(Facts facts) {
        return facts.get("forked").orElse("unknown").equals("no")
                ? "its timeline ended where that of the new leader begins: nothing was left behind"
                : "its timeline %s went on after %s, where timeline %s of %s begins, with %s transactions"
                        .formatted(
                                facts.get("timeline").orElse("?"),
                                facts.get("fork").orElse("?"),
                                facts.get("leader-timeline").orElse("?"),
                                facts.get("leader").orElse("the new leader"),
                                facts.get("transactions").orElse("an unknown number of"));
    }

    private static String rows(Facts facts) {
        return "%s, the first of them %s; %s"
                .formatted(
                        facts.get("orphans").orElse("an unknown number"),
                        facts.get("first").orElse("unknown"),
                        facts.get("there")
                                .map(there -> "of " + there + " the leader has the key, too")
                                .orElseGet(() ->
                                        "whether the leader has their keys, too, is not known: "
                                                + facts.get("unasked").orElse("nobody asked")));
    }

    private static void client(Orphans known, List<Pair> rows) {
        rows.add(
                new Pair(
                        "acknowledged",
                        known.acknowledged()
                                + ": lost to the client, and to be entered again from the file"));
        rows.add(new Pair("in doubt", known.doubted() + ": the client never had an answer"));
        rows.add(
                new Pair(
                        "denied", known.denied() + ": the client was told no, or never sent them"));
        rows.add(new Pair("of others", known.strangers() + ": the client knows nothing of them"));
    }
}
