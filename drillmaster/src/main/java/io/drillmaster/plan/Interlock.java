package io.drillmaster.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One of the conditions that must all hold before a drill may start. */
public enum Interlock {
    FROZEN("nothing is frozen", Bond.EVERYWHERE),
    APPROVAL("a second person approved this very plan", Bond.PRODUCTION),
    NOTICE("people were told in time", Bond.PRODUCTION),
    WINDOW("the drill begins and ends inside its window", Bond.PRODUCTION),
    MARKETS("every market is closed meanwhile", Bond.PRODUCTION),
    BLAST_RADIUS("no other drill is on the same hosts", Bond.REAL),
    LEFTOVERS("earlier drills left nothing behind", Bond.REAL),
    DEAD_MAN("what expires by itself was seen to", Bond.PRODUCTION),
    CLOCKS("the clocks agree", Bond.REAL);

    /** Which estates an interlock binds. */
    private enum Bond {
        EVERYWHERE,
        REAL,
        PRODUCTION
    }

    private final String promise;
    private final Bond bond;

    Interlock(String promise, Bond bond) {
        this.promise = promise;
        this.bond = bond;
    }

    /** As people and journals name it, such as {@code blast-radius}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What holds when it does not stand in the way. */
    public String promise() {
        return promise;
    }

    public boolean binds(Estate.Kind kind) {
        return switch (bond) {
            case EVERYWHERE -> true;
            case REAL -> kind != Estate.Kind.SIMULATED;
            case PRODUCTION -> kind == Estate.Kind.PRODUCTION;
        };
    }

    /** Those that also bind a drill that only looks: it breaks nothing, whenever it runs. */
    boolean bindsLooking() {
        return this == FROZEN || this == BLAST_RADIUS;
    }

    /** False for a freeze: only a thaw ends it. */
    public boolean yields() {
        return this != FROZEN;
    }

    /** All that bind estates of a kind. */
    public static List<Interlock> binding(Estate.Kind kind) {
        return Stream.of(values()).filter(each -> each.binds(kind)).toList();
    }
}
