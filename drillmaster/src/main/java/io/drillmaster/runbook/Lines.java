package io.drillmaster.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of a text, which may have been written in more than one file. */
record Lines(List<Line> all) {

    Lines {
        all = List.copyOf(all);
    }

    static Lines of(String file, String text) {
        List<Line> all = new ArrayList<>();
        text.lines().forEach(line -> all.add(new Line(file, all.size() + 1, line)));
        return new Lines(all);
    }

    Lines from(int first) {
        return new Lines(all.subList(Math.min(first, all.size()), all.size()));
    }

    String text() {
        return all.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    }
}
