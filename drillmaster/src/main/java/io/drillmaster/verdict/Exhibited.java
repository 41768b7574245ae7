package io.drillmaster.verdict;

import io.drillmaster.connector.Exhibit;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file that the drill brought home, as the last entry that names it says.
 *
 * @param trouble why it proves nothing any more, if so
 */
public record Exhibited(long entry, String step, Exhibit exhibit, Optional<String> trouble) {

    /** Each file once, by its name; a step that looked again replaced what it had kept before. */
    static List<Exhibited> in(Collection<Entry> entries, Captures captures) {
        Map<String, Exhibited> last = new TreeMap<>();
        for (Entry entry : entries) {
            named(entry)
                    .ifPresent(named ->
                            last.put(
                                    named.file(),
                                    new Exhibited(
                                            entry.number(),
                                            step(entry.event()),
                                            named,
                                            Optional.empty())));
        }
        return last.values().stream()
                .map(each ->
                        new Exhibited(
                                each.entry(),
                                each.step(),
                                each.exhibit(),
                                captures.trouble(each.exhibit())))
                .toList();
    }

    private static Optional<Exhibit> named(Entry entry) {
        return switch (entry.event()) {
            case Event.Answered answered -> named(answered.outcome());
            case Event.Settled settled -> named(settled.outcome());
            case Event.Looked looked -> named(looked.outcome());
            default -> Optional.empty();
        };
    }

    private static Optional<Exhibit> named(Outcome outcome) {
        return outcome instanceof Outcome.Done done ? Exhibit.of(done.facts()) : Optional.empty();
    }

    private static String step(Event event) {
        return switch (event) {
            case Event.Answered answered -> answered.step();
            case Event.Settled settled -> settled.step();
            case Event.Looked looked -> looked.step();
            default -> "";
        };
    }
}
