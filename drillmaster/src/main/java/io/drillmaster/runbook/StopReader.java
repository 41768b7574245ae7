package io.drillmaster.runbook;

import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Verb;
import io.drillmaster.runbook.YamlMap.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads stop conditions, such as {@code lag > 1GB in patroni.cluster of trading-db every 5s}. */
public final class StopReader {

    private static final Pattern LOOK =
            Pattern.compile("(.+?)\\s+in\\s+(\\S+)\\s+of\\s+(\\S+?)(?:\\s+every\\s+(\\S+))?");
    private static final String OVERRUN = "phase over budget";
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Optional<Verbs> verbs;
    private final Problems problems;
    private final Words words;

    /** Without the verbs, only the grammar is checked. */
    public StopReader(Optional<Verbs> verbs, Problems problems) {
        this.verbs = verbs;
        this.problems = problems;
        this.words = new Words(problems);
    }

    public StopRules read(List<Text> texts) {
        List<Stop> looks = new ArrayList<>();
        boolean overrun = false;
        for (Text text : texts) {
            if (text.value().strip().equals(OVERRUN)) {
                overrun = true;
            } else {
                look(text).ifPresent(looks::add);
            }
        }
        return new StopRules(looks, overrun);
    }

    private Optional<Stop> look(Text text) {
        Matcher matcher = LOOK.matcher(text.value().strip());
        if (!matcher.matches()) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is no stop condition",
                    "write `lag > 1GB in patroni.cluster of trading-db every 5s`, or `"
                            + OVERRUN
                            + "`");
            return Optional.empty();
        }
        Optional<Verb> verb = verb(new Text(matcher.group(2), text.part(matcher.start(2))));
        Optional<Condition> when = words.condition(new Text(matcher.group(1), text.place()), verb);
        Optional<Duration> every =
                matcher.group(4) == null
                        ? Optional.of(EVERY)
                        : words.duration(new Text(matcher.group(4), text.part(matcher.start(4))));
        boolean known = verbs.isEmpty() || verb.isPresent();
        return known && when.isPresent() && every.isPresent()
                ? Optional.of(new Stop(when.get(), matcher.group(2), matcher.group(3), every.get()))
                : Optional.empty();
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
}
