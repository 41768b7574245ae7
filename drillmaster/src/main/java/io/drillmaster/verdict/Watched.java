package io.drillmaster.verdict;

import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the journal tells about one watch.
 *
 * @param trouble why it was not closed as it should, or never began
 */
record Watched(
        Step.Watch step,
        VantageClock clock,
        List<CaptureRef> captures,
        List<Long> entries,
        Optional<String> trouble) {

    static Watched from(List<Entry> journal, Step.Watch step, Axis axis) {
        VantageClock clock = new VantageClock();
        List<Long> cited = new ArrayList<>();
        List<CaptureRef> captures = new ArrayList<>();
        Optional<String> trouble = Optional.of("the watch " + step.id() + " was never closed");
        for (Entry entry : journal) {
            switch (entry.event()) {
                case Event.WatchBegan began when began.step().equals(step.id()) -> {
                    cited.add(entry.number());
                    align(clock, axis, entry, Optional.of(began.alignment()));
                }
                case Event.WatchEnded ended when ended.step().equals(step.id()) -> {
                    cited.add(entry.number());
                    align(clock, axis, entry, ended.alignment());
                    captures.addAll(ended.captures());
                    trouble = ended.trouble();
                }
                default -> {}
            }
        }
        if (cited.isEmpty()) {
            trouble = Optional.of("the watch " + step.id() + " never began");
        }
        return new Watched(step, clock, List.copyOf(captures), List.copyOf(cited), trouble);
    }

    private static void align(
            VantageClock clock,
            Axis axis,
            Entry entry,
            Optional<io.drillmaster.journal.Alignment> alignment) {
        if (alignment.isPresent()) {
            axis.shift(entry.at())
                    .ifPresent(shift ->
                            clock.aligned(entry.at().mono() + shift.lo(), alignment.get(), shift));
        }
    }

    Optional<CaptureRef> capture(String name) {
        return captures.stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
