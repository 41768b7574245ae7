package io.drillmaster.app.simulation;

/** At which kind of instant a process may end; each leaves something else behind. */
enum Death {
    WITH_ENTRIES_KEPT_AND_NOTHING_WRITTEN,
    BEFORE_A_SYNC,
    BETWEEN_TWO_ENTRIES_OF_A_SYNC,
    INSIDE_AN_ENTRY_OF_A_SYNC,
    WITH_A_HOLE_IN_A_SYNC,
    AFTER_A_SYNC,
    BEFORE_AN_ACT,
    AFTER_AN_ACT,
    IN_A_LOOK,
    BEFORE_A_WATCH,
    AFTER_A_WATCH
}
