package io.drillmaster.runbook;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Verb;
import io.drillmaster.runbook.YamlMap.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads stop conditions, such as {@code lag > 1GB in patroni.cluster of trading-db every 5s}. */
public final class StopReader {

    private static final String GIVEN = "([A-Za-z-]+)=((?:\\$\\{[^{}]*\\}|\\S)+)";
    private static final Pattern ARGUMENT = Pattern.compile(GIVEN);
    private static final Pattern LOOK =
            Pattern.compile(
                    "\\s*(?<when>.+?)\\s+in\\s+(?<verb>\\S+)\\s+of\\s+(?<on>leader of \\S+|\\S+)"
                            + "(?:\\s+with(?<with>(?:\\s+"
                            + GIVEN
                            + ")+))?(?:\\s+every\\s+(?<every>\\S+))?(?:\\s+for\\s+(?<for>\\S+))?\\s*");
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Optional<Verbs> verbs;
    private final Optional<Placeholders> placeholders;
    private final Problems problems;
    private final Words words;

    private StopReader(
            Optional<Verbs> verbs, Optional<Placeholders> placeholders, Problems problems) {
        this.verbs = verbs;
        this.placeholders = placeholders;
        this.problems = problems;
        this.words = new Words(problems);
    }

    /** For an estate: only the grammar is checked, and the rest when there is a plan. */
    public StopReader(Problems problems) {
        this(Optional.empty(), Optional.empty(), problems);
    }

    /** For a runbook. */
    StopReader(Verbs verbs, FrontMatter front, Problems problems) {
        this(Optional.of(verbs), Optional.of(new Placeholders(front, problems)), problems);
    }

    public StopList read(List<Text> texts) {
        List<Stop> looks = new ArrayList<>();
        Set<NamedStop> named = EnumSet.noneOf(NamedStop.class);
        for (Text text : texts) {
            NamedStop.of(text.value().strip())
                    .ifPresentOrElse(named::add, () -> look(text).ifPresent(looks::add));
        }
        return new StopList(looks, named);
    }

    private Optional<Stop> look(Text text) {
        Matcher matcher = LOOK.matcher(text.value());
        if (!matcher.matches()) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is no stop condition",
                    "write `lag > 1GB in patroni.cluster of trading-db every 5s`, or one of "
                            + Stream.of(NamedStop.values())
                                    .map(each -> "`" + each.words() + "`")
                                    .collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        placeholders.ifPresent(all -> all.check(text));
        Optional<Verb> verb = verb(part(text, matcher, "verb").orElseThrow());
        Optional<Condition> when = words.condition(part(text, matcher, "when").orElseThrow(), verb);
        SortedMap<String, String> with = with(part(text, matcher, "with"), text.place(), verb);
        Optional<Duration> every = time(part(text, matcher, "every"), EVERY);
        Optional<Duration> lasting = time(part(text, matcher, "for"), Duration.ZERO);
        boolean known = verbs.isEmpty() || verb.isPresent();
        if (!known || when.isEmpty() || every.isEmpty() || lasting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Stop(
                        when.get(),
                        matcher.group("verb"),
                        matcher.group("on"),
                        with,
                        every.get(),
                        lasting.get()));
    }

    private static Optional<Text> part(Text text, Matcher matcher, String name) {
        return Optional.ofNullable(matcher.group(name))
                .map(value -> new Text(value, text.part(matcher.start(name))));
    }

    private Optional<Duration> time(Optional<Text> text, Duration otherwise) {
        return text.isEmpty() ? Optional.of(otherwise) : words.duration(text.get());
    }

    private Optional<Verb> verb(Text name) {
        if (verbs.isEmpty()) {
            return Optional.empty();
        }
        List<Verb> looking =
                verbs.get().acts().stream().filter(each -> each.effect() == Effect.READS).toList();
        Optional<Verb> verb =
                looking.stream().filter(each -> each.name().equals(name.value())).findFirst();
        if (verb.isEmpty()) {
            problems.add(
                    name.place(),
                    "`" + name.value() + "` is no verb that looks",
                    Suggestion.of(name.value(), looking.stream().map(Verb::name).toList()));
        }
        return verb;
    }

    private SortedMap<String, String> with(Optional<Text> given, Place at, Optional<Verb> verb) {
        SortedMap<String, String> with = new TreeMap<>();
        given.ifPresent(text -> {
            Matcher matcher = ARGUMENT.matcher(text.value());
            while (matcher.find()) {
                with.put(matcher.group(1), matcher.group(2));
            }
        });
        Place place = given.map(Text::place).orElse(at);
        verb.ifPresent(each -> arguments(each, with, place));
        return with;
    }

    private void arguments(Verb verb, SortedMap<String, String> with, Place place) {
        List<String> known = verb.arguments().stream().map(Argument::name).toList();
        verb.arguments().stream()
                .filter(each -> each.required() && !with.containsKey(each.name()))
                .forEach(each ->
                        problems.add(
                                place,
                                "`" + verb.name() + "` needs `" + each.name() + "`",
                                "write `with " + each.name() + "=...`, " + each.summary()));
        with.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        problems.add(
                                place,
                                "`" + verb.name() + "` takes no `" + name + "`",
                                Suggestion.of(name, known)));
    }
}
