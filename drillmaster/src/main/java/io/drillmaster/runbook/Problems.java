package io.drillmaster.runbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Everything found wrong with one text, each with its place. */
public final class Problems {

    private final String file;
    private final Lines lines;
    private final Set<Integer> hidden;
    private final List<Found> found = new ArrayList<>();

    /** A problem, and the line of the whole text that it is about. */
    private record Found(int at, Problem problem) {}

    public Problems(String file, String text) {
        this(file, text, Set.of());
    }

    /**
     * Problems of a text that may hold what nobody shall see.
     *
     * @param hidden lines, counted from 1, that are never shown beside a problem
     */
    public Problems(String file, String text, Set<Integer> hidden) {
        this(file, Lines.of(file, text), hidden);
    }

    /** Problems of a text that was written in several files, or in part of one. */
    Problems(String file, Lines lines) {
        this(file, lines, Set.of());
    }

    private Problems(String file, Lines lines, Set<Integer> hidden) {
        this.file = file;
        this.lines = lines;
        this.hidden = Set.copyOf(hidden);
    }

    /** Line and column count from 1; a place outside the text is moved to its nearest edge. */
    public void add(int line, int column, String message, String remedy) {
        int at = Math.clamp(line, 1, Math.max(1, lines.all().size()));
        Line written = lines.all().isEmpty() ? new Line(file, 1, "") : lines.all().get(at - 1);
        int there = Math.clamp(column, 1, written.text().length() + 1);
        String excerpt = hidden.contains(at) ? "" : written.text();
        found.add(
                new Found(
                        at,
                        new Problem(
                                written.file(),
                                written.number(),
                                there,
                                message,
                                excerpt,
                                remedy)));
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
                .sorted(
                        Comparator.comparingInt(Found::at)
                                .thenComparingInt(each -> each.problem().column()))
                .map(Found::problem)
                .distinct()
                .toList();
    }
}
