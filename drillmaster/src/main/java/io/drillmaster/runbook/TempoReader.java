package io.drillmaster.runbook;

import io.drillmaster.runbook.YamlMap.Text;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how much faster time passes at which scale. */
final class TempoReader {

    private static final Pattern FRACTION = Pattern.compile("1/([1-9][0-9]{0,3})");

    private final FrontMatter front;
    private final Problems problems;

    TempoReader(FrontMatter front, Problems problems) {
        this.front = front;
        this.problems = problems;
    }

    Tempo read() {
        SortedMap<String, Integer> times = new TreeMap<>();
        List<String> scales =
                front.parameters().stream()
                        .filter(each -> each.name().equals(Tempo.SCALE))
                        .flatMap(each -> each.choices().stream())
                        .toList();
        front.tempo()
                .forEach((scale, text) -> {
                    if (!scales.contains(scale)) {
                        problems.add(
                                text.place(),
                                "the parameter `scale` cannot be `" + scale + "`",
                                scales.isEmpty()
                                        ? "write `parameters:` with `scale: [production, lab]`"
                                        : Suggestion.of(scale, scales));
                    }
                    fraction(text).ifPresent(each -> times.put(scale, each));
                });
        return new Tempo(times);
    }

    private Optional<Integer> fraction(Text text) {
        Matcher matcher = FRACTION.matcher(text.value());
        if (!matcher.matches()) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is no part of a time",
                    "write `1/20`: what is written as 20m is then 1m");
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(matcher.group(1)));
    }
}
