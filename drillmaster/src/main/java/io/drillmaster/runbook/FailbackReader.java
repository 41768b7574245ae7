package io.drillmaster.runbook;

import io.drillmaster.runbook.YamlMap.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the phases that {@code failback:} names. */
final class FailbackReader {

    private static final String EXAMPLE =
            "write `failback: {from: Validation, first: The way home, last: The way home}`";

    private final Map<String, Text> named;
    private final Place place;
    private final List<String> titles;
    private final Problems problems;

    FailbackReader(FrontMatter front, List<Phase> phases, Problems problems) {
        this.named = front.failback();
        this.place = front.place("failback");
        this.titles = phases.stream().map(Phase::title).toList();
        this.problems = problems;
    }

    /** Empty where none is asked for, and where it cannot be. */
    Optional<Failback> read() {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> from = phase("from");
        Optional<Integer> first = phase("first");
        Optional<Integer> last = phase("last");
        if (from.isEmpty() || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (from.get() > first.get() || first.get() > last.get()) {
            problems.add(
                    place,
                    "these phases do not come in this order",
                    "name `from` no later than `first`, and `first` no later than `last`");
            return Optional.empty();
        }
        return Optional.of(new Failback(from.get(), first.get(), last.get()));
    }

    private Optional<Integer> phase(String key) {
        Text text = named.get(key);
        if (text == null) {
            problems.add(place, "`failback` does not say `" + key + "`", EXAMPLE);
            return Optional.empty();
        }
        int at = titles.indexOf(text.value());
        if (at < 0) {
            problems.add(
                    text.place(),
                    "there is no phase `" + text.value() + "`",
                    Suggestion.of(text.value(), titles));
            return Optional.empty();
        }
        return Optional.of(at + 1);
    }
}
