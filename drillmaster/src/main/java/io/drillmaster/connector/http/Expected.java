package io.drillmaster.connector.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Which alerts are meant, by their labels: {@code alertname=HostDown,host=nyc-db1;drill=yes}. All
 * matchers between semicolons must match, and one such group is enough.
 */
public record Expected(List<List<Matching>> groups) {

    private static final Pattern MATCHER =
            Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*");

    /** One matcher; a label that is missing is empty, as in Alertmanager. */
    public record Matching(String label, Predicate<String> holds) {

        public boolean matches(Map<String, String> labels) {
            return holds.test(labels.getOrDefault(label, ""));
        }
    }

    public Expected {
        groups = List.copyOf(groups);
    }

    /**
     * Reads matchers; nothing is expected where none stand.
     *
     * @throws IllegalArgumentException when a part of it is no matcher
     */
    public static Expected of(String text) {
        List<List<Matching>> groups = new ArrayList<>();
        for (String group : text.split(";", -1)) {
            if (!group.isBlank()) {
                groups.add(Stream.of(group.split(",", -1)).map(Expected::matching).toList());
            }
        }
        return new Expected(groups);
    }

    private static Matching matching(String text) {
        Matcher matcher = MATCHER.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no matcher; write label=value, or !=, =~ or !~".formatted(text));
        }
        return new Matching(matcher.group(1), holds(matcher.group(2), matcher.group(3)));
    }

    private static Predicate<String> holds(String sign, String value) {
        Predicate<String> same =
                sign.endsWith("~") ? regex(value).asMatchPredicate() : value::equals;
        return sign.startsWith("!") ? same.negate() : same;
    }

    private static Pattern regex(String value) {
        try {
            return Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no regular expression: %s".formatted(value, e.getDescription()), e);
        }
    }

    public boolean matches(Map<String, String> labels) {
        return groups.stream()
                .anyMatch(group -> group.stream().allMatch(each -> each.matches(labels)));
    }
}
