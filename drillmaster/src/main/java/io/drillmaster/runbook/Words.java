package io.drillmaster.runbook;

import io.drillmaster.connector.Verb;
import io.drillmaster.runbook.YamlMap.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The small languages inside values: durations, conditions, guards, objectives. */
final class Words {

    private static final Pattern COMPARED =
            Pattern.compile("([^\\s<>=!]+)\\s*(<=|>=|!=|<|>|=)\\s*([^\\s<>=].*)", Pattern.DOTALL);
    private static final Pattern GUARD =
            Pattern.compile("(\\S+)\\s*(?:=\\s*(\\S+)|in\\s*\\[(.+)\\])");

    private static final Pattern OVER =
            Pattern.compile("(.*?)\\s+over(?:\\s+(.*))?", Pattern.DOTALL);

    private static final Duration SHORTEST_WINDOW = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Problems problems;

    Words(Problems problems) {
        this.problems = problems;
    }

    /** A positive length of time, of a year at most. */
    Optional<Duration> duration(Text text) {
        Optional<Quantity> quantity =
                Quantity.parse(text.value()).filter(each -> each.dimension() == Dimension.TIME);
        if (quantity.isEmpty() || quantity.get().base() < 1) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is no length of time",
                    "write a number and ms, s, m, h or d, such as `30s`");
            return Optional.empty();
        }
        if (quantity.get().base() > LONGEST.toNanos()) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is longer than a year",
                    "a drill that takes longer is no drill");
            return Optional.empty();
        }
        return quantity.map(Quantity::duration);
    }

    /** Comparisons with the facts that a verb tells, when the verb is known. */
    Optional<Condition> condition(Text text, Optional<Verb> verb) {
        List<Comparison> all = new ArrayList<>();
        int from = 0;
        boolean readable = true;
        for (String part : text.value().split(",", -1)) {
            int begins = from + indent(part);
            Matcher matcher = COMPARED.matcher(part.strip());
            if (matcher.matches()) {
                Text fact = new Text(matcher.group(1), text.part(begins + matcher.start(1)));
                verb.ifPresent(each -> told(fact, each));
                Text value = new Text(matcher.group(3), text.part(begins + matcher.start(3)));
                Comparator comparator = comparator(matcher.group(2));
                amount(value, comparator);
                all.add(new Comparison(fact.value(), comparator, value.value()));
            } else {
                readable = false;
                problems.add(
                        text.part(begins),
                        "`" + part.strip() + "` is no comparison",
                        "write a fact, one of < <= = != >= >, and a value, such as `leaders = 1`");
            }
            from += part.length() + 1;
        }
        return readable ? Optional.of(new Condition(all)) : Optional.empty();
    }

    private static int indent(String part) {
        return part.length() - part.stripLeading().length();
    }

    private void told(Text fact, Verb verb) {
        if (!verb.tells(fact.value())) {
            problems.add(
                    fact.place(),
                    "`" + verb.name() + "` tells no `" + fact.value() + "`",
                    Suggestion.of(fact.value(), verb.facts()));
        }
    }

    /** Only amounts are above or below one another; anything else never holds. */
    private void amount(Text value, Comparator comparator) {
        boolean open = value.value().contains("${");
        if (comparator.isOfAmounts() && !open && Quantity.parse(value.value()).isEmpty()) {
            problems.add(
                    value.place(),
                    "nothing is above or below `" + value.value() + "`",
                    "write a number and a unit: " + Quantity.KNOWN_UNITS);
        }
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
                        : Stream.of(matcher.group(3).split(",", -1)).map(String::strip).toList();
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
        boolean known = true;
        for (String value : values) {
            if (!parameter.get().choices().contains(value)) {
                known = false;
                problems.add(
                        text.part(Math.max(0, text.value().lastIndexOf(value))),
                        "`" + parameter.get().name() + "` is never `" + value + "`",
                        Suggestion.of(value, parameter.get().choices()));
            }
        }
        return known ? Optional.of(new Guard(parameter.get().name(), values)) : Optional.empty();
    }

    Optional<Objective> objective(Text text) {
        Matcher matcher = COMPARED.matcher(text.value().strip());
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
        Matcher windowed = OVER.matcher(matcher.group(3));
        boolean names = windowed.matches();
        Optional<Quantity> target =
                target(text, names ? windowed.group(1) : matcher.group(3), measure);
        Optional<Duration> over =
                names
                        ? over(text, Objects.requireNonNullElse(windowed.group(2), ""), measure)
                        : Optional.empty();
        if (comparator(matcher.group(2)) == Comparator.OTHER_THAN) {
            problems.add(
                    text.part(matcher.start(2)),
                    "`!=` promises nothing",
                    "write a bound: < <= = >= or >, such as `rto.database < 2m`");
        }
        if (measure.isEmpty() || target.isEmpty() || (names && over.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                new Objective(measure.get(), comparator(matcher.group(2)), target.get(), over));
    }

    /** The window of a share; a drill of an hour cannot speak for a decade, nor a minute for it. */
    private Optional<Duration> over(Text text, String written, Optional<Measure> measure) {
        Place place = text.part(Math.max(0, text.value().lastIndexOf(" over") + 1));
        if (measure.isPresent() && measure.get() != Measure.AVAILABILITY) {
            problems.add(
                    place,
                    "`" + measure.get().key() + "` is promised over no window",
                    "leave `over` out; only `availability` is a share of a time");
            return Optional.empty();
        }
        Optional<Duration> window =
                Quantity.parse(written)
                        .filter(each -> each.dimension() == Dimension.TIME)
                        .map(Quantity::duration);
        if (window.isEmpty()) {
            problems.add(
                    place,
                    "`" + written + "` is no window",
                    "write a number of days, such as `over 90d`");
        } else if (window.get().compareTo(SHORTEST_WINDOW) < 0
                || window.get().compareTo(LONGEST) > 0) {
            problems.add(
                    place,
                    "nobody promises availability over `" + written + "`",
                    "write 1d to 366d, such as `over 90d`; without `over`, it is a share of the"
                            + " time that the drill watches the client");
            return Optional.empty();
        }
        return window;
    }

    private Optional<Quantity> target(Text text, String written, Optional<Measure> measure) {
        Optional<Quantity> target = Quantity.parse(written);
        if (target.isEmpty()) {
            problems.add(
                    text.part(text.value().lastIndexOf(written)),
                    "`" + written + "` is no amount",
                    "write a number and a unit: " + Quantity.KNOWN_UNITS);
            return target;
        }
        if (measure.isPresent() && measure.get().dimension() != target.get().dimension()) {
            problems.add(
                    text.part(text.value().lastIndexOf(written)),
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
