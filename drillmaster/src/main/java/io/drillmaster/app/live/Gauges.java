package io.drillmaster.app.live;

import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Step;
import io.drillmaster.watch.WatchKinds;
import io.drillmaster.watch.WatchReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The clock of the recovery against its target, and how the client fares. */
final class Gauges {

    private static final int LABEL = 9;

    private final Glyphs glyphs;

    Gauges(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    List<AttributedString> of(Scene scene, int columns) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(recovery(scene));
        lines.addAll(client(scene, columns));
        return lines;
    }

    private static Optional<Duration> target(Plan plan) {
        return plan.objectives().stream()
                .filter(objective ->
                        objective.measure() == Measure.RTO_DATABASE
                                || objective.measure() == Measure.RTO_APP)
                .map(Objective::target)
                .filter(target -> target.dimension() == Dimension.TIME)
                .map(target -> target.duration())
                .findFirst();
    }

    private AttributedString recovery(Scene scene) {
        AttributedStringBuilder line = label("RTO");
        Optional<Duration> target = target(scene.plan());
        switch (scene.outage()) {
            case Outage.Shown.Before _ -> {
                line.append("-:--.-", Ink.FAINT);
                against(line, Duration.ZERO, target);
                line.append("  runs from the injection", Ink.FAINT);
            }
            case Outage.Shown.Unnoticed it -> {
                line.append(Clock.running(it.since()), Ink.FAINT);
                against(line, it.since(), target);
                line.append("  no client has noticed yet", Ink.FAINT);
            }
            case Outage.Shown.Out it -> {
                line.append(Clock.running(it.since()), Ink.BAD.bold());
                against(line, it.since(), target);
                line.append("  clients are out", Ink.BAD);
            }
            case Outage.Shown.Settling it -> {
                line.append(Clock.running(it.after()), Ink.WARNING.bold());
                against(line, it.after(), target);
                line.append(
                        "  served again, settling %s of %s"
                                .formatted(
                                        Clock.coarse(it.good()),
                                        Clock.coarse(scene.plan().settle())),
                        Ink.WARNING);
            }
            case Outage.Shown.Over it -> {
                line.append(Clock.running(it.after()), Ink.GOOD.bold());
                against(line, it.after(), target);
                line.append("  recovered; the report has it to the millisecond", Ink.GOOD);
            }
        }
        return line.toAttributedString();
    }

    private void against(AttributedStringBuilder line, Duration time, Optional<Duration> target) {
        if (target.isPresent()) {
            line.append(" of " + Clock.coarse(target.get()) + "  ", Ink.FAINT);
            line.append(bar(time, target.get(), 24));
        }
    }

    /** A bar that fills with the time and turns red when it is over. */
    AttributedString bar(Duration time, Duration limit, int width) {
        double share = limit.isZero() ? 1 : (double) time.toNanos() / limit.toNanos();
        int filled = Math.clamp(Math.round(share * width), 0, width);
        AttributedStyle ink = share > 1 ? Ink.BAD : share > 0.8 ? Ink.WARNING : Ink.GOOD;
        return new AttributedStringBuilder()
                .append(glyphs.full().repeat(filled), ink)
                .append(glyphs.empty().repeat(width - filled), Ink.FAINT)
                .toAttributedString();
    }

    /** What the client of the plan does all the time; its watch is the first. */
    private static String noun(Plan plan) {
        return plan.steps().stream()
                        .filter(Step.Watch.class::isInstance)
                        .map(Step.Watch.class::cast)
                        .findFirst()
                        .filter(watch -> watch.kind().equals(WatchKinds.ORDERS))
                        .isPresent()
                ? "orders"
                : "writes";
    }

    private List<AttributedString> client(Scene scene, int columns) {
        Pulse pulse = scene.pulse();
        AttributedStringBuilder line = label("Client");
        Optional<WatchReading> last = pulse.last();
        if (last.isEmpty()) {
            line.append("nobody watches yet", Ink.FAINT);
            return List.of(line.toAttributedString());
        }
        WatchReading reading = last.get();
        double recent = reading.recent();
        String percent =
                recent >= 1 ? "100 %" : "%.1f %%".formatted(Math.floor(recent * 1000) / 10);
        line.append("%-7s".formatted(percent), ink(recent).bold());
        line.append(
                "of %s acknowledged in the last second   ".formatted(noun(scene.plan())),
                Ink.FAINT);
        List<Double> shares = pulse.shares();
        int room = Math.max(0, columns - line.columnLength() - 2);
        shares.subList(Math.max(0, shares.size() - room), shares.size())
                .forEach(share -> line.append(glyphs.bar(share), ink(share)));
        AttributedStringBuilder counts = label("");
        counts.append(
                "%,d acknowledged   %,d failed   %,d unknown"
                        .formatted(reading.good(), reading.failed(), reading.unknown()),
                Ink.FAINT);
        return List.of(line.toAttributedString(), counts.toAttributedString());
    }

    private static AttributedStyle ink(double share) {
        return share >= 0.999 ? Ink.GOOD : share >= 0.5 ? Ink.WARNING : Ink.BAD;
    }

    private static AttributedStringBuilder label(String text) {
        return new AttributedStringBuilder()
                .append((" %-" + LABEL + "s").formatted(text), Ink.STRONG);
    }
}
