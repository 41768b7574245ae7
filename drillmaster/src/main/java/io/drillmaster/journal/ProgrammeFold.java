package io.drillmaster.journal;

import io.drillmaster.plan.Programme;
import java.time.Instant;
import java.util.List;

/** Folds the programme's journal into what it comes to. */
public final class ProgrammeFold {

    private ProgrammeFold() {}

    public static Programme of(List<ProgrammeEntry> entries) {
        Programme programme = Programme.EMPTY;
        for (ProgrammeEntry entry : entries) {
            programme = after(programme, entry);
        }
        return programme;
    }

    /** What it comes to with one more entry. */
    public static Programme after(Programme programme, ProgrammeEntry entry) {
        Instant at = entry.at().wall();
        return switch (entry.event()) {
            case ProgrammeEvent.Approved e ->
                    programme.with(new Programme.Approval(e.planDigest(), e.by(), e.role(), at));
            case ProgrammeEvent.NoticeGiven e ->
                    programme.with(
                            new Programme.Notice(
                                    e.runbook(), e.estate(), e.by(), e.to(), e.forWhen(), at));
            case ProgrammeEvent.Frozen e ->
                    programme.frozen(new Programme.Freeze(e.by(), e.why(), at));
            case ProgrammeEvent.Thawed _ -> programme.thawed();
            case ProgrammeEvent.Overridden e ->
                    programme.with(
                            new Programme.Overriding(
                                    e.planDigest(), e.interlocks(), e.by(), e.why()));
            case ProgrammeEvent.LeftoverAccepted e ->
                    programme.with(
                            new Programme.Acceptance(e.drill(), e.leftover(), e.by(), e.why()));
            case ProgrammeEvent.Started e ->
                    programme.started(new Programme.Start(e.drill(), e.planDigest(), e.by(), at));
        };
    }
}
