package io.drillmaster.app.drills;

import io.drillmaster.app.settings.Refusal;
import io.drillmaster.engine.DrillState;
import io.drillmaster.journal.JournalDamaged;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a drill was begun and never closed, and so may have left its fault standing. */
final class Unfinished {

    private Unfinished() {}

    /** True when the drill stands open on this estate, and the estate is still there. */
    static boolean on(String estate, DrillHome drill) {
        try {
            DrillState state = DrillState.of(drill.entries());
            return state.opened().isPresent()
                    && state.closed().isEmpty()
                    && isReal(state.plan(), estate)
                    && isThere(drill, state.plan());
        } catch (JournalDamaged e) {
            // It can neither go on nor back, so it must not stand in the way; `list` names it.
            return false;
        }
    }

    private static boolean isReal(Plan plan, String estate) {
        return plan.kind() != Estate.Kind.SIMULATED && plan.estate().equals(estate);
    }

    /**
     * Nothing of a lab that was taken down is left to be taken back, also if it was raised anew.
     */
    private static boolean isThere(DrillHome drill, Plan plan) {
        try {
            Origin origin = drill.origin();
            String text = Files.readString(Path.of(origin.estate()));
            return origin.lab().isEmpty() || Digest.sha256(text).equals(plan.estateDigest());
        } catch (IOException | Refusal e) {
            // The estate is gone, or nobody can say what it was: nobody can take the drill up
            // again.
            return false;
        }
    }
}
