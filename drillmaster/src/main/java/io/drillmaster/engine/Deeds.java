package io.drillmaster.engine;

import io.drillmaster.journal.Purpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How far each deed has come. It lies on shelves, so that one more makes only one shelf anew and
 * shares the others: a state is made at every entry, of drills with a thousand steps, too.
 *
 * @param arming whether one of them is the arming of a fault
 */
public record Deeds(List<Map<Deed, Progress>> shelves, boolean arming) {

    private static final int SHELVES = 64;

    /**
     * 2^32 over the golden ratio: takes the shelf from other bits than those that a map sorts by.
     */
    private static final int SPREAD = 0x9E3779B9;

    static final Deeds NONE = new Deeds(Collections.nCopies(SHELVES, Map.of()), false);

    public Deeds {
        shelves = List.copyOf(shelves);
    }

    public Optional<Progress> get(Deed deed) {
        return Optional.ofNullable(shelves.get(shelf(deed)).get(deed));
    }

    Deeds with(Deed deed, Progress progress) {
        List<Map<Deed, Progress>> next = new ArrayList<>(shelves);
        Map<Deed, Progress> shelf = new HashMap<>(next.get(shelf(deed)));
        shelf.put(deed, progress);
        next.set(shelf(deed), Collections.unmodifiableMap(shelf));
        return new Deeds(next, arming || deed.purpose() == Purpose.ARM);
    }

    private static int shelf(Deed deed) {
        return Math.floorMod((deed.step().hashCode() * SPREAD) >>> 16, SHELVES);
    }

    /** Those that have come so far, by step. */
    public SortedMap<Deed, Progress> where(Predicate<Progress> far) {
        SortedMap<Deed, Progress> found = new TreeMap<>();
        for (Map<Deed, Progress> shelf : shelves) {
            shelf.forEach((deed, progress) -> {
                if (far.test(progress)) {
                    found.put(deed, progress);
                }
            });
        }
        return found;
    }

    /** All of them, by step. */
    public SortedMap<Deed, Progress> all() {
        return where(_ -> true);
    }
}
