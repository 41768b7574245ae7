package io.drillmaster.app.live;

import io.drillmaster.journal.Moment;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Phases and steps as lines: how each stands and how long it took. */
final class Stretches {

    private static final int BAR = 16;

    private final Glyphs glyphs;
    private final Gauges gauges;

    Stretches(Glyphs glyphs) {
        this.glyphs = glyphs;
        this.gauges = new Gauges(glyphs);
    }

    AttributedString phase(Course course, int number, Moment now, int columns) {
        Course.Standing standing = course.phaseStanding(number);
        int phases = course.state().plan().phases().size();
        Phase phase = course.state().plan().phases().get(number - 1);
        AttributedString left =
                new AttributedStringBuilder()
                        .append(" ")
                        .append(mark(standing), ink(standing))
                        .append(" ")
                        .append(
                                "Phase %d of %d  %s".formatted(number, phases, phase.title()),
                                title(standing))
                        .toAttributedString();
        Optional<Duration> time = course.phaseTime(number, now);
        return Ink.spread(left, budget(time, phase.budget(), standing), columns);
    }

    private AttributedString budget(
            Optional<Duration> time, Duration budget, Course.Standing standing) {
        AttributedStringBuilder text = new AttributedStringBuilder();
        boolean over = time.filter(each -> each.compareTo(budget) > 0).isPresent();
        if (time.isPresent()) {
            if (standing == Course.Standing.RUNNING) {
                text.append(gauges.bar(time.get(), budget, BAR)).append("  ");
            }
            text.append(Clock.coarse(time.get()), over ? Ink.BAD : Ink.PLAIN);
        }
        text.append((time.isPresent() ? " of " : "") + Clock.coarse(budget) + " ", Ink.FAINT);
        return text.toAttributedString();
    }

    AttributedString step(Course course, Step step, Moment now, int columns) {
        Course.Standing standing = course.standing(step.id());
        AttributedString left =
                new AttributedStringBuilder()
                        .append("     ")
                        .append(mark(standing), ink(standing))
                        .append(" %-4s ".formatted(step.id()), Ink.FAINT)
                        .append(
                                step.title(),
                                standing == Course.Standing.WAITING ? Ink.FAINT : Ink.PLAIN)
                        .append(
                                step instanceof Step.FanOut out ? ": " + course.hosts(out) : "",
                                standing == Course.Standing.FAILED ? Ink.BAD : Ink.FAINT)
                        .toAttributedString();
        String time = course.time(step.id(), now).map(Clock::took).orElse("") + " ";
        return Ink.spread(left, new AttributedString(time, Ink.FAINT), columns);
    }

    private String mark(Course.Standing standing) {
        return switch (standing) {
            case WAITING -> glyphs.waiting();
            case RUNNING -> glyphs.running();
            case DONE -> glyphs.done();
            case FAILED -> glyphs.failed();
            case LEFT_OUT -> glyphs.leftOut();
        };
    }

    private static AttributedStyle ink(Course.Standing standing) {
        return switch (standing) {
            case WAITING, LEFT_OUT -> Ink.FAINT;
            case RUNNING -> Ink.STRONG;
            case DONE -> Ink.GOOD;
            case FAILED -> Ink.BAD;
        };
    }

    private static AttributedStyle title(Course.Standing standing) {
        return switch (standing) {
            case WAITING, LEFT_OUT -> Ink.FAINT;
            case RUNNING -> Ink.STRONG;
            case DONE, FAILED -> Ink.PLAIN;
        };
    }
}
