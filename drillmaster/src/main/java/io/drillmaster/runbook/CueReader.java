package io.drillmaster.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what stands beside the steps of a page, whatever kind of step each is. */
final class CueReader {

    private static final String AT = "at";
    private static final List<String> KEYS = List.of(AT);

    private final Words words;
    private final Problems problems;
    private final SortedMap<String, Cue> cues = new TreeMap<>();
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
        at.filter(time -> latest.filter(before -> before.compareTo(time) > 0).isPresent())
                .ifPresent(time ->
                        problems.add(
                                map.valuePlace(AT),
                                "a step before it is begun at %s, and this one at %s"
                                        .formatted(
                                                Quantity.of(latest.orElseThrow()),
                                                Quantity.of(time)),
                                "steps are begun in the order of the page; move it, or give it a"
                                        + " later time"));
        latest = at.or(() -> latest);
        at.ifPresent(_ -> cues.put(step, new Cue(at)));
    }

    SortedMap<String, Cue> cues() {
        return cues;
    }
}
