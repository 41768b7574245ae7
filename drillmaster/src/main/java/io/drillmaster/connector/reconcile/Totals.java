package io.drillmaster.connector.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What comparing several tables found, added up for a look to tell. */
public final class Totals {

    public static final List<String> FACTS =
            List.of(
                    "tables",
                    "compared",
                    "restored",
                    "lost",
                    "altered",
                    "extra",
                    "gone",
                    "changed",
                    "added",
                    "passed-over",
                    "why",
                    "which");

    private static final int MOST_NAMED = 20;

    private final List<String> which = new ArrayList<>();
    private final List<String> why = new ArrayList<>();
    private Reconciliation.Found found = new Reconciliation.Found(0, 0, 0, 0);
    private long tables;
    private long compared;
    private long restored;
    private long changed;
    private long added;

    public void add(TableName table, Reconciliation one) {
        tables++;
        compared += one.compared();
        restored += one.restored();
        changed += one.changed();
        added += one.added();
        found = found.plus(one.found());
        one.names().stream()
                .limit(MOST_NAMED - which.size())
                .forEach(name -> which.add(table + " " + name));
    }

    /** Tells of a table that could not be compared. */
    public void passOver(TableName table, String reason) {
        why.add(reason.contains(table.toString()) ? reason : table + ": " + reason);
    }

    public SortedMap<String, String> facts() {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("tables", String.valueOf(tables));
        facts.put("compared", String.valueOf(compared));
        facts.put("restored", String.valueOf(restored));
        facts.put("lost", String.valueOf(found.lost()));
        facts.put("altered", String.valueOf(found.altered()));
        facts.put("extra", String.valueOf(found.extra()));
        facts.put("gone", String.valueOf(found.gone()));
        facts.put("changed", String.valueOf(changed));
        facts.put("added", String.valueOf(added));
        facts.put("passed-over", String.valueOf(why.size()));
        facts.put("why", why.isEmpty() ? "none" : String.join("; ", why));
        facts.put("which", which.isEmpty() ? "none" : String.join("; ", which));
        return facts;
    }
}
