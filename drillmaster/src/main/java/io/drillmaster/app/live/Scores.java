package io.drillmaster.app.live;

import io.drillmaster.evidence.ReportJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The scorecard as lines for a terminal. */
public final class Scores {

    private static final int WIDTH = 96;

    private final boolean coloured;

    public Scores(boolean coloured) {
        this.coloured = coloured;
    }

    public List<String> of(ReportJson report) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(heading(report));
        if (!report.why().isBlank()) {
            lines.addAll(wrapped("  ", report.why(), AttributedStyle.DEFAULT));
        }
        lines.add(AttributedString.EMPTY);
        int widest =
                report.findings().stream()
                        .mapToInt(each -> (each.objective() + " " + each.target()).length())
                        .max()
                        .orElse(0);
        int measured =
                report.findings().stream()
                        .mapToInt(each -> each.measured().told().length())
                        .max()
                        .orElse(0);
        for (ReportJson.Line line : report.findings()) {
            lines.add(finding(line, widest, measured));
            if (!line.why().isBlank()) {
                lines.addAll(wrapped("      ", line.why(), Ink.FAINT));
            }
        }
        lines.addAll(remarks("Not as before", leftovers(report), Ink.BAD));
        lines.addAll(remarks("Left behind", report.left(), Ink.WARNING));
        lines.addAll(remarks("Not verified", report.notVerified(), Ink.FAINT));
        lines.add(AttributedString.EMPTY);
        lines.add(new AttributedString("Report: " + report.report()));
        return lines.stream().map(this::text).toList();
    }

    private static List<String> leftovers(ReportJson report) {
        return report.leftovers().stream()
                .map(each ->
                        "%s, %s: %s before, %s now"
                                .formatted(
                                        each.on(),
                                        each.thing(),
                                        each.before().orElse("not there"),
                                        each.after().orElse("gone")))
                .toList();
    }

    private static AttributedString heading(ReportJson report) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.append(report.verdict().toUpperCase(Locale.ROOT), ink(report.verdict()).bold());
        line.append("  " + report.drill(), Ink.STRONG);
        line.append(" on " + report.estate() + ", " + report.ending());
        if (report.rehearsal()) {
            line.append("   a rehearsal: it proves nothing", Ink.WARNING.bold());
        }
        return line.toAttributedString();
    }

    private static AttributedString finding(ReportJson.Line line, int widest, int measured) {
        String objective = line.objective() + " " + line.target();
        String told = line.measured().told();
        return new AttributedStringBuilder()
                .append("  %-8s  ".formatted(line.verdict()), ink(line.verdict()).bold())
                .append(objective + " ".repeat(widest - objective.length() + 2))
                .append(told + " ".repeat(measured - told.length()), Ink.STRONG)
                .toAttributedString();
    }

    private static List<AttributedString> remarks(
            String title, List<String> all, AttributedStyle ink) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<AttributedString> lines = new ArrayList<>();
        lines.add(AttributedString.EMPTY);
        lines.add(new AttributedString("  " + title + ":", ink));
        all.forEach(each -> lines.addAll(wrapped("    ", each, ink)));
        return lines;
    }

    private static AttributedStyle ink(String verdict) {
        return switch (verdict) {
            case "met" -> Ink.GOOD;
            case "missed" -> Ink.BAD;
            default -> Ink.WARNING;
        };
    }

    private static List<AttributedString> wrapped(String indent, String text, AttributedStyle ink) {
        List<AttributedString> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+", -1)) {
            boolean started = line.length() > indent.length();
            if (started && line.length() + 1 + word.length() > WIDTH) {
                lines.add(new AttributedString(line.toString(), ink));
                line = new StringBuilder(indent);
                started = false;
            }
            line.append(started ? " " : "").append(word);
        }
        lines.add(new AttributedString(line.toString(), ink));
        return lines;
    }

    private String text(AttributedString line) {
        return (coloured ? line.toAnsi() : line.toString()).stripTrailing();
    }
}
