package io.drillmaster.app.live;

import io.drillmaster.engine.Question;
import io.drillmaster.journal.Entry;
import io.drillmaster.plan.Estate;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Draws a scene as lines that fit a terminal; does nothing else. */
final class Frame {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int FEWEST_LOG_LINES = 3;

    private final Glyphs glyphs;
    private final ZoneId zone;
    private final Gauges gauges;
    private final Stretches stretches;

    Frame(Glyphs glyphs, ZoneId zone) {
        this.glyphs = glyphs;
        this.zone = zone;
        this.gauges = new Gauges(glyphs);
        this.stretches = new Stretches(glyphs);
    }

    List<AttributedString> draw(Scene scene, int columns, int rows) {
        List<AttributedString> top = new ArrayList<>();
        top.addAll(heading(scene, columns));
        List<AttributedString> bottom = new ArrayList<>();
        bottom.addAll(gauges.of(scene, columns));
        bottom.addAll(question(scene));
        List<AttributedString> foot = List.of(footer(scene));
        int room = rows - top.size() - bottom.size() - foot.size() - 2;
        List<AttributedString> steps = steps(scene, columns, Math.max(1, room - FEWEST_LOG_LINES));
        List<AttributedString> log = log(scene, Math.max(0, room - steps.size()));

        List<AttributedString> lines = new ArrayList<>(top);
        lines.addAll(steps);
        lines.add(rule(columns));
        lines.addAll(bottom);
        lines.add(rule(columns));
        lines.addAll(log);
        while (lines.size() < rows - foot.size()) {
            lines.add(AttributedString.EMPTY);
        }
        List<AttributedString> shown = new ArrayList<>(lines.subList(0, Math.max(0, rows - 1)));
        shown.addAll(foot);
        return shown.stream().map(line -> Ink.cut(line, columns)).toList();
    }

    private List<AttributedString> heading(Scene scene, int columns) {
        AttributedString title =
                new AttributedStringBuilder()
                        .append(" ")
                        .append(scene.plan().title(), Ink.STRONG)
                        .append(" on " + scene.plan().estate())
                        .append(
                                scene.plan().kind() == Estate.Kind.PRODUCTION ? " PRODUCTION" : "",
                                Ink.BAD.bold())
                        .toAttributedString();
        AttributedString right =
                new AttributedStringBuilder()
                        .append(scene.drill(), Ink.FAINT)
                        .append("  ")
                        .append(elapsed(scene), Ink.STRONG)
                        .append(" ")
                        .toAttributedString();
        return List.of(Ink.spread(title, right, columns), rule(columns));
    }

    private static String elapsed(Scene scene) {
        return scene.course()
                .opened()
                .map(from -> Clock.coarse(from.until(scene.now())))
                .orElse("0:00");
    }

    private AttributedString rule(int columns) {
        return new AttributedString(glyphs.rule().repeat(Math.max(0, columns)), Ink.FAINT);
    }

    /** Phases that are not running take one line, so that the running one can show its steps. */
    private List<AttributedString> steps(Scene scene, int columns, int room) {
        List<AttributedString> lines = new ArrayList<>();
        int focus = 0;
        int phases = scene.plan().phases().size();
        int current = Math.clamp(scene.course().state().phase(), 1, Math.max(1, phases));
        for (int number = 1; number <= phases; number++) {
            Phase phase = scene.plan().phases().get(number - 1);
            lines.add(stretches.phase(scene.course(), number, scene.now(), columns));
            if (number == current) {
                for (Step step : phase.steps()) {
                    lines.add(stretches.step(scene.course(), step, scene.now(), columns));
                    if (scene.course().standing(step.id()) == Course.Standing.RUNNING) {
                        focus = lines.size() - 1;
                    }
                }
            }
        }
        int from = Math.clamp(focus - room / 2, 0, Math.max(0, lines.size() - room));
        return lines.subList(from, Math.min(lines.size(), from + room));
    }

    private static List<AttributedString> question(Scene scene) {
        return Question.open(scene.course().state())
                .map(ask -> question(ask, scene.typed()))
                .orElse(List.of());
    }

    /** What is decided on stands above the question, as it was found when it was put. */
    private static List<AttributedString> question(Question ask, String typed) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(AttributedString.EMPTY);
        ask.shown().stream()
                .map(Telling::shown)
                .map(told -> new AttributedString(" " + told.text(), Ink.of(told.tone())))
                .forEach(lines::add);
        lines.add(new AttributedString(" " + ask.role() + ", " + ask.text(), Ink.WARNING.bold()));
        ask.standing()
                .map(standing -> new AttributedString(" " + standing, Ink.WARNING))
                .ifPresent(lines::add);
        lines.add(
                new AttributedStringBuilder()
                        .append(" > ", Ink.WARNING)
                        .append(typed, Ink.STRONG)
                        .append("_", Ink.FAINT)
                        .append("   Enter answers", Ink.FAINT)
                        .toAttributedString());
        return lines;
    }

    private List<AttributedString> log(Scene scene, int room) {
        Telling telling = new Telling(scene.plan());
        return scene.course().entries().reversed().stream()
                .filter(entry -> telling.isWorthALine(entry.event()))
                .limit(room)
                .toList()
                .reversed()
                .stream()
                .map(entry -> log(entry, telling.of(entry.event())))
                .toList();
    }

    private AttributedString log(Entry entry, Told told) {
        return new AttributedStringBuilder()
                .append(" " + TIME.format(entry.at().wall().atZone(zone)) + "  ", Ink.FAINT)
                .append(told.text().replaceAll("\\s+", " "), Ink.of(told.tone()))
                .toAttributedString();
    }

    private static AttributedString footer(Scene scene) {
        return scene.notice()
                .map(notice -> new AttributedString(" " + notice, Ink.WARNING.bold()))
                .orElseGet(() ->
                        new AttributedString(
                                " Ctrl-C aborts the drill and takes back what it did", Ink.FAINT));
    }
}
