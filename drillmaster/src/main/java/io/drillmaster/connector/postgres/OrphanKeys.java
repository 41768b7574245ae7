package io.drillmaster.connector.postgres;

import io.drillmaster.connector.reconcile.Door;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Counts orphaned rows as they come by, names the first, and asks the leader for their keys. */
final class OrphanKeys implements Consumer<List<String>> {

    private static final int AT_ONCE = 1_000;
    private static final int NAMED = 5;
    private static final int LONGEST = 40;

    private final Keyed keyed;
    private final Connection leader;
    private final List<Integer> places = new ArrayList<>();
    private final List<List<String>> waiting = new ArrayList<>();
    private final List<String> first = new ArrayList<>();
    private long rows = -1;
    private long there;
    private String unasked = "";

    OrphanKeys(Keyed keyed, Connection leader) {
        this.keyed = keyed;
        this.leader = leader;
    }

    @Override
    public void accept(List<String> row) {
        rows++;
        if (rows == 0) {
            keyed.keys().forEach(key -> places.add(row.indexOf(key.column().name())));
            return;
        }
        List<String> key = places.stream().map(row::get).toList();
        if (first.size() < NAMED) {
            first.add(key.stream().map(OrphanKeys::brief).collect(Collectors.joining(":")));
        }
        waiting.add(key);
        if (waiting.size() == AT_ONCE) {
            ask();
        }
    }

    private static String brief(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...";
    }

    /** A leader that cannot be asked costs the answer, and never the rows. */
    private void ask() {
        if (unasked.isEmpty() && !waiting.isEmpty()) {
            try (PreparedStatement statement = leader.prepareStatement(keyed.counting())) {
                for (int at = 0; at < keyed.keys().size(); at++) {
                    int place = at;
                    Object[] values = waiting.stream().map(key -> key.get(place)).toArray();
                    statement.setArray(at + 1, leader.createArrayOf("text", values));
                }
                try (ResultSet found = statement.executeQuery()) {
                    found.next();
                    there += found.getLong(1);
                }
            } catch (SQLException e) {
                unasked = Door.said(e);
            }
        }
        waiting.clear();
    }

    /** What came of all rows. */
    Map<String, String> facts() {
        ask();
        Map<String, String> facts = new TreeMap<>();
        facts.put("orphans", String.valueOf(Math.max(0, rows)));
        facts.put("first", first.isEmpty() ? "none" : String.join(", ", first));
        if (unasked.isEmpty()) {
            facts.put("there", String.valueOf(there));
        } else {
            facts.put("unasked", unasked);
        }
        return facts;
    }
}
