package io.drillmaster.app.live;

import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Moment;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Every phase and step of a drill with how it ended and how long it took. */
public final class Summary {

    private static final int COLUMNS = 100;

    private final Stretches stretches = new Stretches(Glyphs.RICH);
    private final boolean coloured;

    public Summary(boolean coloured) {
        this.coloured = coloured;
    }

    /** Lines for a journal that was opened. */
    public List<String> of(List<Entry> entries) {
        Course course = new Course().follow(entries);
        Plan plan = course.state().plan();
        Moment last = entries.getLast().at();
        List<AttributedString> lines = new ArrayList<>();
        for (int number = 1; number <= plan.phases().size(); number++) {
            lines.add(stretches.phase(course, number, last, COLUMNS));
            for (Step step : plan.phases().get(number - 1).steps()) {
                lines.add(stretches.step(course, step, last, COLUMNS));
            }
        }
        return lines.stream().map(this::text).toList();
    }

    private String text(AttributedString line) {
        String text = coloured ? line.toAnsi() : line.toString();
        return text.stripTrailing();
    }
}
