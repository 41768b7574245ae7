package io.drillmaster.evidence;

import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.MasterList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An entry of the master scenario events list: as it was planned, and as it came.
 *
 * @param planned its time, or what it waited for
 * @param to empty, like {@code expected}, of an envelope that was never opened
 * @param came nanoseconds after the first phase began; empty when it never came
 * @param took nanoseconds until its step ended
 * @param result done, unmet or failed; empty while its step has not ended
 * @param told how its step ended, for people
 * @param answers what was said, where people were asked
 * @param entries of the journal, at which it came and ended
 */
public record MasterEvent(
        String number,
        String step,
        String planned,
        String event,
        String to,
        String expected,
        Optional<Long> came,
        Optional<Long> took,
        Optional<String> result,
        String told,
        List<Asking.Answer> answers,
        List<Long> entries) {

    static List<MasterEvent> of(Drill drill, List<Asking> askings) {
        return MasterList.of(drill.plan()).stream()
                .map(listed -> of(drill, listed, askings))
                .toList();
    }

    private static MasterEvent of(Drill drill, MasterList.Listed listed, List<Asking> askings) {
        Optional<Entry> first = drill.first(e -> e.event() instanceof Event.PhaseBegan);
        Optional<Entry> began =
                drill.first(e ->
                        e.event() instanceof Event.StepBegan step
                                && step.step().equals(listed.step()));
        Optional<Entry> ended =
                drill.first(e ->
                        e.event() instanceof Event.StepEnded step
                                && step.step().equals(listed.step()));
        Optional<Event.StepEnded> end = ended.map(e -> (Event.StepEnded) e.event());
        return new MasterEvent(
                listed.number(),
                listed.step(),
                listed.planned(),
                listed.event(),
                listed.to(),
                listed.expected(),
                began.map(e -> first.orElseThrow().at().until(e.at()).toNanos()),
                ended.map(e -> began.orElse(e).at().until(e.at()).toNanos()),
                end.map(e -> e.result().name().toLowerCase(Locale.ROOT)),
                end.map(Event.StepEnded::why).orElse("it never came to its end"),
                askings.stream()
                        .filter(each -> each.step().equals(listed.step()))
                        .flatMap(each -> each.answers().stream())
                        .toList(),
                java.util.stream.Stream.of(began, ended)
                        .flatMap(Optional::stream)
                        .map(Entry::number)
                        .toList());
    }
}
