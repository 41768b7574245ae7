package io.drillmaster.journal;

import java.util.Locale;

/** Why a call is made: to carry out a step, or to take it back. */
public enum Purpose {
    ACT,
    UNDO;

    /**
     * The mark of a step's call, the same for whoever resumes the drill.
     *
     * @param opened the first entry: its hash tells apart drills that two homes gave the same id
     */
    public String mark(Entry opened, String drill, String step) {
        return "%s/%s/%s/%s"
                .formatted(
                        drill,
                        step,
                        name().toLowerCase(Locale.ROOT),
                        opened.hash().substring(0, 8));
    }
}
