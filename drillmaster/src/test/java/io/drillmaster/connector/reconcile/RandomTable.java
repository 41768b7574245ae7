package io.drillmaster.connector.reconcile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A table with a key and columns of many types, by chance. */
record RandomTable(List<String> key, List<String> columns, List<String> rows) {

    /** One thing that was done to one side, and how the comparison must name it. */
    record Damage(boolean here, String sql, String what) {}

    private static final List<List<String>> KEYS =
            List.of(
                    List.of("k int"),
                    List.of("k bigint"),
                    List.of("k text"),
                    List.of("k uuid"),
                    List.of("k int", "l text"),
                    List.of("l date", "k numeric(12, 2)"));

    private static final List<String> COLUMNS =
            List.of(
                    "a text",
                    "b double precision",
                    "c bytea",
                    "d jsonb",
                    "e timestamptz",
                    "f numeric",
                    "g boolean",
                    "h int[]",
                    "i interval",
                    "\"J k\" real",
                    "m json");

    private static final int ROWS = 300;

    static RandomTable of(Random random) {
        List<String> key = KEYS.get(random.nextInt(KEYS.size()));
        List<String> columns = new ArrayList<>(COLUMNS);
        Collections.shuffle(columns, random);
        columns = columns.subList(0, 1 + random.nextInt(COLUMNS.size()));
        List<String> rows = new ArrayList<>();
        RandomTable table = new RandomTable(key, List.copyOf(columns), rows);
        for (int each = 1; each <= ROWS; each++) {
            rows.add(table.insert(each, random));
        }
        return table;
    }

    List<String> create(boolean turned) {
        List<String> all = new ArrayList<>(columns);
        all.addAll(key);
        if (turned) {
            Collections.reverse(all);
        }
        String names = String.join(", ", key.stream().map(RandomTable::name).toList());
        return List.of(
                "CREATE TABLE things (%s, PRIMARY KEY (%s))"
                        .formatted(String.join(", ", all), names));
    }

    private String insert(int row, Random random) {
        List<String> all = new ArrayList<>(key);
        all.addAll(columns);
        List<String> values = new ArrayList<>(key.stream().map(each -> key(each, row)).toList());
        columns.forEach(each -> values.add(random.nextInt(5) == 0 ? "NULL" : value(each, random)));
        return "INSERT INTO things (%s) VALUES (%s)"
                .formatted(
                        String.join(", ", all.stream().map(RandomTable::name).toList()),
                        String.join(", ", values));
    }

    List<Damage> damage(Random random) {
        List<Damage> all = new ArrayList<>();
        for (int row = 1; row <= ROWS; row++) {
            switch (random.nextInt(60)) {
                case 0 ->
                        all.add(
                                new Damage(
                                        false,
                                        "DELETE FROM things WHERE " + where(row),
                                        "lost " + told(row)));
                case 1 ->
                        all.add(
                                new Damage(
                                        true,
                                        "DELETE FROM things WHERE " + where(row),
                                        "extra " + told(row)));
                case 2 -> all.add(new Damage(false, alter(row), "altered " + told(row)));
                default -> {}
            }
        }
        return all;
    }

    /** NULL becomes something and anything becomes NULL. */
    private String alter(int row) {
        String column = columns.getFirst();
        return "UPDATE things SET %1$s = CASE WHEN %1$s IS NULL THEN (%2$s)::%4$s END WHERE %3$s"
                .formatted(name(column), value(column, new Random(row)), where(row), type(column));
    }

    private static String type(String column) {
        return column.substring(name(column).length() + 1);
    }

    private String where(int row) {
        return String.join(
                " AND ", key.stream().map(each -> name(each) + " = " + key(each, row)).toList());
    }

    private String told(int row) {
        return key.stream().map(each -> text(each, row)).collect(Collectors.joining(",", "(", ")"));
    }

    private static String key(String column, int row) {
        return "'" + text(column, row).replaceAll("^\"|\"$", "") + "'";
    }

    /** As a row's text holds it. */
    private static String text(String column, int row) {
        String type = column.substring(2);
        return switch (type) {
            case "text" -> "\"Schlüssel " + row + "\"";
            case "uuid" -> "00000000-0000-4000-8000-%012d".formatted(row);
            case "date" -> LocalDate.of(2020, 1, 1).plusDays(row % 7).toString();
            case "numeric(12, 2)" -> row + ".50";
            default -> String.valueOf(row - 150);
        };
    }

    private static String name(String column) {
        return column.startsWith("\"")
                ? column.substring(0, column.lastIndexOf('"') + 1)
                : column.substring(0, column.indexOf(' '));
    }

    private static String value(String column, Random random) {
        return switch (type(column)) {
            case "text" -> random.nextInt(4) == 0 ? "''" : "'é, \"" + random.nextInt() + "'";
            case "double precision", "real" ->
                    List.of("'NaN'", "-0.0", "'-Infinity'", "0.1", random.nextDouble() + "")
                            .get(random.nextInt(5));
            case "bytea" -> "'\\x%08x'".formatted(random.nextInt());
            case "jsonb", "json" ->
                    "'{\"b\": [%d, null], \"a\": \"x\"}'".formatted(random.nextInt());
            case "timestamptz" -> "to_timestamp(%d.000001)".formatted(random.nextInt(1 << 30));
            case "numeric" -> random.nextInt() + ".500";
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "int[]" -> "'{1, NULL, %d}'".formatted(random.nextInt());
            case "interval" -> "'%d days 1 second'".formatted(random.nextInt(99));
            default -> throw new IllegalArgumentException(column);
        };
    }
}
