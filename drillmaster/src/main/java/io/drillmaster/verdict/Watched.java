package io.drillmaster.verdict;

import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the journal tells about one watch.
 *
 * @param clock how the clock of its vantage relates to the drill's line of time
 * @param facts what the watch said of itself when it began
 * @param trouble why it was not closed as it should, or never began
 */
record Watched(
        Step.Watch step,
        VantageClock clock,
        SortedMap<String, String> facts,
        List<CaptureRef> captures,
        List<Long> entries,
        Optional<String> trouble) {

    static Watched from(List<Entry> journal, Step.Watch step, Axis axis) {
        VantageClock clock = new VantageClock();
        List<Long> cited = new ArrayList<>();
        List<CaptureRef> captures = new ArrayList<>();
        SortedMap<String, String> facts = new TreeMap<>();
        Optional<String> trouble = Optional.of("the watch " + step.id() + " never began");
        for (Entry entry : journal) {
            if (entry.event() instanceof Event.WatchBegan began && began.step().equals(step.id())) {
                cited.add(entry.number());
                facts.putAll(began.facts());
                align(clock, axis, entry, Optional.of(began.alignment()));
                trouble = Optional.of("the watch " + step.id() + " was never closed");
            } else if (entry.event() instanceof Event.WatchEnded ended
                    && ended.step().equals(step.id())) {
                cited.add(entry.number());
                align(clock, axis, entry, ended.alignment());
                captures.addAll(ended.captures());
                trouble = ended.trouble();
            }
        }
        return new Watched(step, clock, facts, List.copyOf(captures), List.copyOf(cited), trouble);
    }

    private static void align(
            VantageClock clock, Axis axis, Entry entry, Optional<Alignment> alignment) {
        Optional<Span> shift = axis.shift(entry.at());
        if (alignment.isPresent() && shift.isPresent()) {
            clock.aligned(entry.at().mono() + shift.get().lo(), alignment.get(), shift.get());
        }
    }

    Optional<CaptureRef> capture(String name) {
        return captures.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** Those whose names begin so. */
    List<CaptureRef> captures(String prefix) {
        return captures.stream().filter(c -> c.name().startsWith(prefix)).toList();
    }

    /** From where to where a capture of one path looked, in words. */
    String told(CaptureRef capture, String prefix) {
        String from = prefix + step.on() + ".";
        return capture.name().startsWith(from)
                ? step.on() + " to " + capture.name().substring(from.length())
                : capture.name();
    }

    /** A sentence for a clock that nobody compared. */
    String unaligned() {
        return "the clock of " + step.on() + " was never aligned with the coordinator's";
    }

    /** A sentence for a capture that is not there. */
    String without(String what) {
        return "there is no capture of "
                + what
                + ": "
                + trouble.orElse("the watch " + step.id() + " brought none home");
    }
}
