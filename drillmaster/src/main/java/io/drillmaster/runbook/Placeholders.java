package io.drillmaster.runbook;

import io.drillmaster.runbook.YamlMap.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that only a plan knows, written as {@code ${...}} in a runbook. */
final class Placeholders {

    private static final Pattern HOLE = Pattern.compile("\\$\\{([^{}]*)(}?)");
    private static final Pattern LEADER = Pattern.compile("leader of " + Deeds.NAME);

    private final FrontMatter front;
    private final Problems problems;

    Placeholders(FrontMatter front, Problems problems) {
        this.front = front;
        this.problems = problems;
    }

    void check(Text text) {
        Matcher matcher = HOLE.matcher(text.value());
        while (matcher.find()) {
            Place place = text.part(matcher.start());
            if (matcher.group(2).isEmpty()) {
                problems.add(place, "this `${` is never closed", "close it with `}`");
            } else if (!isKnown(matcher.group(1))) {
                problems.add(
                        place,
                        "nobody knows `${" + matcher.group(1) + "}`",
                        Suggestion.of(matcher.group(1), known()));
            }
        }
    }

    private boolean isKnown(String name) {
        return LEADER.matcher(name).matches() || known().contains(name);
    }

    private List<String> known() {
        List<String> known = new ArrayList<>();
        known.add("leader of DATABASE");
        front.parameters().forEach(parameter -> known.add(parameter.name()));
        front.roles().keySet().forEach(role -> known.add("crew." + role));
        return known;
    }
}
