package io.drillmaster.evidence;

import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A question that was put to a role, and how long the drill waited for its answer.
 *
 * @param waited nanoseconds until the answer that counted, or until the drill went on without one
 * @param by empty, like {@code answer}, when nobody answered
 * @param standIn true when no person spoke
 */
public record Asking(
        String step,
        String role,
        String question,
        long waited,
        Optional<String> by,
        Optional<String> answer,
        boolean standIn) {

    /** All of a drill, in the order they were put. */
    static List<Asking> of(Drill drill) {
        List<Entry> entries = drill.entries();
        return IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).event() instanceof Event.Asked)
                .mapToObj(i -> of(entries.get(i), entries.subList(i + 1, entries.size())))
                .toList();
    }

    private static Asking of(Entry entry, List<Entry> after) {
        Event.Asked asked = (Event.Asked) entry.event();
        Entry end =
                after.stream()
                        .filter(each -> ends(each.event(), asked))
                        .findFirst()
                        .orElse(after.isEmpty() ? entry : after.getLast());
        Optional<Event.Replied> reply =
                Optional.of(end.event())
                        .filter(Event.Replied.class::isInstance)
                        .map(Event.Replied.class::cast);
        return new Asking(
                asked.step(),
                asked.role(),
                asked.question(),
                entry.at().until(end.at()).toNanos(),
                reply.map(Event.Replied::by),
                reply.map(Event.Replied::answer),
                reply.map(Event.Replied::standIn).orElse(false));
    }

    private static boolean ends(Event event, Event.Asked asked) {
        return switch (event) {
            case Event.Replied replied ->
                    replied.step().equals(asked.step()) && replied.purpose() == asked.purpose();
            case Event.StepEnded ended -> ended.step().equals(asked.step());
            case Event.Closed _ -> true;
            default -> false;
        };
    }
}
