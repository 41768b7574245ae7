package io.drillmaster.app.desk;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.Reason;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.evidence.Report;
import io.drillmaster.evidence.ReportJson;
import java.io.UncheckedIOException;

/** What a drill that has ended came to. */
public record Result(ReportJson report) {

    /** Judges the drill and writes its report. */
    public static Result of(DrillHome drill) {
        try {
            return new Result(new Report().write(drill.files()));
        } catch (UncheckedIOException e) {
            throw Refusal.start(
                    "Drill %s has ended, but it could not be judged or its report not be written: %s (%s). Its journal and captures are whole; `./drill resume %s` judges it again."
                            .formatted(drill.id(), e.getMessage(), reason(e), drill.id()));
        }
    }

    private static String reason(UncheckedIOException e) {
        return e.getCause() == null ? "no reason given" : Reason.of(e.getCause());
    }

    public Exit exit() {
        if (!report.left().isEmpty()) {
            return Exit.LEFT_BEHIND;
        }
        if (report.ending().equals("aborted") || report.ending().equals("stopped")) {
            return Exit.ABORTED;
        }
        return switch (report.verdict()) {
            case "met" -> Exit.MET;
            case "missed" -> Exit.MISSED;
            default -> Exit.UNPROVEN;
        };
    }
}
