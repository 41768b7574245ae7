package io.drillmaster.connector.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Goes through the rows of two sides in the order of their keys' numbers, and pairs them. */
final class Pairs {

    private record Row(String key, long hash, boolean written) {}

    /** The rows of one side, those with the same number together. */
    private static final class Rows {

        private final ResultSet all;
        private boolean there;
        private long number;

        Rows(ResultSet all) throws SQLException {
            this.all = all;
            next();
        }

        private void next() throws SQLException {
            there = all.next();
            number = there ? all.getLong(1) : Long.MAX_VALUE;
        }

        Map<String, Row> take(long wanted) throws SQLException {
            Map<String, Row> rows = new HashMap<>();
            while (there && number == wanted) {
                String key = String.valueOf(all.getString(2));
                rows.put(key, new Row(key, all.getLong(3), all.getBoolean(4)));
                next();
            }
            return rows;
        }
    }

    private final boolean mayBeGone;
    private final int mostNamed;
    private final List<String> names = new ArrayList<>();
    private long lost;
    private long altered;
    private long strangers;
    private long changed;
    private long added;

    /**
     * @param mayBeGone whether a row that only the second has may have left the first since
     * @param mostNamed how many rows that are wrong are named at most
     */
    Pairs(boolean mayBeGone, int mostNamed) {
        this.mayBeGone = mayBeGone;
        this.mostNamed = mostNamed;
    }

    void pair(ResultSet left, ResultSet right) throws SQLException {
        Rows lefts = new Rows(left);
        Rows rights = new Rows(right);
        while (lefts.there || rights.there) {
            long number = Math.min(lefts.number, rights.number);
            pair(lefts.take(number), rights.take(number));
        }
    }

    private void pair(Map<String, Row> lefts, Map<String, Row> rights) {
        for (Row here : lefts.values()) {
            Row there = rights.remove(here.key());
            if (there == null) {
                missing(here);
            } else if (here.hash() != there.hash()) {
                different(here);
            }
        }
        rights.keySet()
                .forEach(key -> {
                    strangers++;
                    name(mayBeGone ? "only there" : "extra", key);
                });
    }

    private void missing(Row row) {
        if (row.written()) {
            lost++;
            name("lost", row.key());
        } else {
            added++;
        }
    }

    private void different(Row row) {
        if (row.written()) {
            altered++;
            name("altered", row.key());
        } else {
            changed++;
        }
    }

    private void name(String what, String key) {
        if (names.size() < mostNamed) {
            names.add(what + " " + key);
        }
    }

    Reconciliation.Found found() {
        return new Reconciliation.Found(
                lost, altered, mayBeGone ? 0 : strangers, mayBeGone ? strangers : 0);
    }

    long changed() {
        return changed;
    }

    long added() {
        return added;
    }

    List<String> names() {
        return names;
    }
}
