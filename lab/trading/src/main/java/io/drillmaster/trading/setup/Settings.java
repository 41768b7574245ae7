package io.drillmaster.trading.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a process finds in its environment. */
public record Settings(Map<String, String> words) {

    public static Settings ofTheProcess() {
        return new Settings(System.getenv());
    }

    public String text(String name) {
        return optional(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                name + " is not set; it stands in /etc/hft/hft.env"));
    }

    public String text(String name, String otherwise) {
        return optional(name).orElse(otherwise);
    }

    public int number(String name, int otherwise) {
        return optional(name).map(Integer::parseInt).orElse(otherwise);
    }

    public List<String> list(String name) {
        return Stream.of(text(name).split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(words.get(name)).filter(word -> !word.isBlank());
    }
}
