package io.drillmaster.evidence;

import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Unfolded;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One drill as its journal tells it. */
record Drill(String id, Plan plan, List<Entry> entries) {

    /** Fails with a sentence when the journal does not begin as every journal does. */
    static Drill from(List<Entry> entries) {
        if (entries.isEmpty() || !(entries.getFirst().event() instanceof Event.Opened opened)) {
            throw new IllegalArgumentException(
                    "this journal does not begin with the opening of a drill, so there is nothing"
                            + " to report on");
        }
        return new Drill(opened.drill(), Unfolded.plan(opened.plan(), entries), entries);
    }

    Optional<Entry> first(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).findFirst();
    }

    boolean rehearsal() {
        return plan.kind() == Estate.Kind.SIMULATED;
    }

    Optional<Event.Closed> closed() {
        return entries.getLast().event() instanceof Event.Closed closed
                ? Optional.of(closed)
                : Optional.empty();
    }

    Optional<Ending> ending() {
        return closed().map(Event.Closed::ending);
    }

    boolean completed() {
        return ending().equals(Optional.of(Ending.COMPLETED));
    }

    List<String> left() {
        return closed().map(Event.Closed::left).orElse(List.of());
    }

    /** The hash of the last entry, which vouches for all before it. */
    String head() {
        return entries.getLast().hash();
    }

    List<CaptureRef> captures() {
        return entries.stream()
                .filter(e -> e.event() instanceof Event.WatchEnded)
                .flatMap(e -> ((Event.WatchEnded) e.event()).captures().stream())
                .toList();
    }
}
