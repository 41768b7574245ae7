package io.drillmaster.runbook;

import io.drillmaster.runbook.YamlMap.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what stands beside the steps of a page, whatever kind of step each is. */
final class CueReader {

    private static final String AT = "at";
    private static final String INJECT = "inject";
    private static final String TO = "to";
    private static final String EXPECTED = "expected";
    private static final String TOGETHER = "together";
    private static final List<String> KEYS = List.of(AT, INJECT, TO, EXPECTED);

    private final Words words;
    private final Problems problems;
    private final SortedMap<String, Cue> cues = new TreeMap<>();
    private final SortedSet<String> together = new TreeSet<>();
    private Optional<Duration> latest = Optional.empty();

    CueReader(Problems problems) {
        this.words = new Words(problems);
        this.problems = problems;
    }

    /** The keys of a kind of step, and those that any step may have. */
    static List<String> and(List<String> keys) {
        return Stream.concat(keys.stream(), KEYS.stream()).toList();
    }

    void read(YamlMap map, String step) {
        Optional<Duration> at = map.text(AT).flatMap(words::duration);
        at.ifPresent(time -> forwards(map, time));
        latest = at.or(() -> latest);
        Optional<Inject> inject = inject(map);
        if (at.isPresent() || inject.isPresent()) {
            cues.put(step, new Cue(at, inject));
        }
        if (isTogether(map)) {
            together.add(step);
        }
    }

    private void forwards(YamlMap map, Duration time) {
        latest.filter(before -> before.compareTo(time) > 0)
                .ifPresent(before ->
                        problems.add(
                                map.valuePlace(AT),
                                "a step before it is begun at %s, and this one at %s"
                                        .formatted(Quantity.of(before), Quantity.of(time)),
                                "steps are begun in the order of the page; move it, or give it a"
                                        + " later time"));
    }

    /** A gate is passed alone, and an event has its own place in the list. */
    private boolean isTogether(YamlMap map) {
        Optional<Text> said = map.text(TOGETHER);
        if (said.isEmpty() || !map.has("ask")) {
            return false;
        }
        if (!said.get().value().equals("yes")) {
            problems.add(
                    said.get().place(),
                    "`" + said.get().value() + "` is not yes",
                    "write `together: yes` if the question is put with the one before it, or leave"
                            + " it out");
        }
        Stream.of(AT, INJECT, "marks", "when")
                .filter(map::has)
                .forEach(key ->
                        problems.add(
                                map.place(key),
                                "a question that is put with others has no `" + key + "`",
                                "take it out, or take `together:` out"));
        if (!map.text("otherwise").map(Text::value).equals(Optional.of("continue"))) {
            problems.add(
                    said.get().place(),
                    "a question at which the drill may end is put alone",
                    "write `otherwise: continue`, or take `together:` out");
        }
        return true;
    }

    /** A question reaches those who are asked, unless it says otherwise. */
    private Optional<Inject> inject(YamlMap map) {
        if (!map.has(INJECT)) {
            Stream.of(TO, EXPECTED)
                    .filter(map::has)
                    .forEach(key ->
                            problems.add(
                                    map.place(key),
                                    "`" + key + "` belongs to an inject, and this step is none",
                                    "write `inject:` and what happens, or take it out"));
            return Optional.empty();
        }
        Optional<Text> event = map.text(INJECT);
        Optional<Text> to =
                map.has(TO) || !map.has("role") ? map.required(TO, "operations") : map.text("role");
        Optional<Text> expected = map.required(EXPECTED, "(what they are expected to do)");
        return event.isEmpty() || to.isEmpty() || expected.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Inject(event.get().value(), to.get().value(), expected.get().value()));
    }

    SortedMap<String, Cue> cues() {
        return cues;
    }

    /** The questions that are put with the one before them. */
    SortedSet<String> together() {
        return together;
    }
}
