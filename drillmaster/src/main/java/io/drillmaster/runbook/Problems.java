package io.drillmaster.runbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Everything found wrong with one text, each with its place. */
public final class Problems {

    private final String file;
    private final List<String> lines;
    private final Set<Integer> hidden;
    private final List<Problem> found = new ArrayList<>();

    public Problems(String file, String text) {
        this(file, text, Set.of());
    }

    /**
     * Problems of a text that may hold what nobody shall see.
     *
     * @param hidden lines, counted from 1, that are never shown beside a problem
     */
    public Problems(String file, String text, Set<Integer> hidden) {
        this.file = file;
        this.lines = text.lines().toList();
        this.hidden = Set.copyOf(hidden);
    }

    /** Line and column count from 1; a place outside the text is moved to its nearest edge. */
    public void add(int line, int column, String message, String remedy) {
        int at = Math.clamp(line, 1, Math.max(1, lines.size()));
        String written = at <= lines.size() ? lines.get(at - 1) : "";
        int there = Math.clamp(column, 1, written.length() + 1);
        String excerpt = hidden.contains(at) ? "" : written;
        found.add(new Problem(file, at, there, message, excerpt, remedy));
    }

    public void add(Place place, String message, String remedy) {
        add(place.line(), place.column(), message, remedy);
    }

    public boolean any() {
        return !found.isEmpty();
    }

    /** In the order of their places. */
    public List<Problem> all() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
