package io.drillmaster.connector.reconcile;

import java.sql.SQLException;
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

    /**
     * Compares all of the tables; one that was not asked for by name is passed over if it cannot
     * be.
     *
     * @param wanted empty for every table
     * @param kept tables from which the first never lets go of a row
     */
    public static Totals of(
            Reconciler reconciler, Point point, List<TableName> wanted, List<TableName> kept)
            throws SQLException, NotComparable {
        Totals totals = new Totals();
        for (TableName table : wanted.isEmpty() ? reconciler.tables() : wanted) {
            try {
                totals.add(
                        table, reconciler.compare(table, point, kept.contains(table), MOST_NAMED));
            } catch (NotComparable e) {
                if (wanted.contains(table)) {
                    throw e;
                }
                totals.passOver(table, String.valueOf(e.getMessage()));
            }
        }
        return totals;
    }

    private void add(TableName table, Reconciliation one) {
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
    private void passOver(TableName table, String reason) {
        why.add(reason.contains(table.toString()) ? reason : table + ": " + reason);
    }

    /** Rows that are not the same in both. */
    public long differing() {
        return found.lost() + found.altered() + found.extra();
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
