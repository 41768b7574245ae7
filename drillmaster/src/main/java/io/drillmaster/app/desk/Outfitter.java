package io.drillmaster.app.desk;

import io.drillmaster.plan.Estate;
import io.drillmaster.runbook.Verbs;
import java.nio.file.Path;

/** Makes what a drill needs from the words of an estate. */
public interface Outfitter {

    /** Every word a runbook may use, whatever the estate. */
    Verbs verbs();

    /**
     * Hands, eyes and clock for an estate; connects to nothing yet.
     *
     * @param file where the estate was read from, for the files it names beside itself
     */
    Outfit outfit(Estate estate, Path file);
}
