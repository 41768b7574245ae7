package io.drillmaster.runbook;

import io.drillmaster.runbook.YamlMap.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small languages inside values: durations, conditions, guards, objectives. */
final class Words {

    private static final Pattern COMPARED =
            Pattern.compile("\\s*(\\S+?)\\s*(<=|>=|!=|<|>|=)\\s*(.+?)\\s*");
    private static final Pattern GUARD =
            Pattern.compile("(\\S+)\\s*(?:=\\s*(\\S+)|in\\s*\\[(.+)\\])");

    private final Problems problems;

    Words(Problems problems) {
        this.problems = problems;
    }

    /** A positive length of time. */
    Optional<Duration> duration(Text text) {
        Optional<Quantity> quantity =
                Quantity.parse(text.value()).filter(each -> each.dimension() == Dimension.TIME);
        if (quantity.isEmpty() || quantity.get().base() <= 0) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is no length of time",
                    "write a number and ms, s, m, h or d, such as `30s`");
            return Optional.empty();
        }
        return quantity.map(Quantity::duration);
    }

    Optional<Condition> condition(Text text) {
        List<Comparison> all = new ArrayList<>();
        for (String part : text.value().split(",", -1)) {
            Matcher matcher = COMPARED.matcher(part);
            if (!matcher.matches()) {
                problems.add(
                        text.place(),
                        "`" + part.strip() + "` is no comparison",
                        "write a fact, one of < <= = != >= >, and a value, such as `leaders = 1`");
                return Optional.empty();
            }
            all.add(
                    new Comparison(
                            matcher.group(1), comparator(matcher.group(2)), matcher.group(3)));
        }
        return Optional.of(new Condition(all));
    }

    Optional<Guard> guard(Text text, List<Parameter> parameters) {
        Matcher matcher = GUARD.matcher(text.value().strip());
        if (!matcher.matches()) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is no guard",
                    "write `parameter = value` or `parameter in [value, value]`");
            return Optional.empty();
        }
        List<String> values =
                matcher.group(2) != null
                        ? List.of(matcher.group(2))
                        : List.of(matcher.group(3).strip().split("\\s*,\\s*", -1));
        Optional<Parameter> parameter =
                parameters.stream()
                        .filter(each -> each.name().equals(matcher.group(1)))
                        .findFirst();
        if (parameter.isEmpty()) {
            problems.add(
                    text.place(),
                    "there is no parameter `" + matcher.group(1) + "`",
                    Suggestion.of(
                            matcher.group(1), parameters.stream().map(Parameter::name).toList()));
            return Optional.empty();
        }
        for (String value : values) {
            if (!parameter.get().choices().contains(value)) {
                problems.add(
                        text.place(),
                        "`" + parameter.get().name() + "` is never `" + value + "`",
                        Suggestion.of(value, parameter.get().choices()));
            }
        }
        return Optional.of(new Guard(parameter.get().name(), values));
    }

    Optional<Objective> objective(Text text) {
        Matcher matcher = COMPARED.matcher(text.value());
        if (!matcher.matches()) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is no objective",
                    "write a measure, one of < <= = != >= >, and a target, such as"
                            + " `rto.database < 2m`");
            return Optional.empty();
        }
        Optional<Measure> measure = Measure.of(matcher.group(1));
        if (measure.isEmpty()) {
            problems.add(
                    text.place(),
                    "unknown measure `" + matcher.group(1) + "`",
                    Suggestion.of(matcher.group(1), Measure.keys()));
        }
        Optional<Quantity> target = target(text, matcher.group(3), measure);
        if (measure.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Objective(measure.get(), comparator(matcher.group(2)), target.get()));
    }

    private Optional<Quantity> target(Text text, String written, Optional<Measure> measure) {
        Optional<Quantity> target = Quantity.parse(written);
        if (target.isEmpty()) {
            problems.add(
                    text.place(),
                    "`" + written + "` is no amount",
                    "write a number and a unit: " + Quantity.KNOWN_UNITS);
            return target;
        }
        if (measure.isPresent() && measure.get().dimension() != target.get().dimension()) {
            problems.add(
                    text.place(),
                    "`" + measure.get().key() + "` is no " + name(target.get().dimension()),
                    "it is a " + name(measure.get().dimension()));
            return Optional.empty();
        }
        return target;
    }

    private static String name(Dimension dimension) {
        return switch (dimension) {
            case TIME -> "time, such as `30s`";
            case SIZE -> "size, such as `1MB`";
            case COUNT -> "count, such as `0`";
            case SHARE -> "share, such as `99.9%`";
        };
    }

    private static Comparator comparator(String sign) {
        return Comparator.of(sign).orElseThrow();
    }
}
