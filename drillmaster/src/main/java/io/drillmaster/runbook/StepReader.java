package io.drillmaster.runbook;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Verb;
import io.drillmaster.runbook.YamlMap.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one fenced block into a step. */
final class StepReader {

    private static final List<String> KINDS = List.of("act", "await", "ask", "watch", "hold");
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration UNDO_LIMIT = Duration.ofSeconds(60);

    private final Verbs verbs;
    private final List<Parameter> parameters;
    private final Problems problems;
    private final Words words;

    StepReader(Verbs verbs, List<Parameter> parameters, Problems problems) {
        this.verbs = verbs;
        this.parameters = parameters;
        this.problems = problems;
        this.words = new Words(problems);
    }

    Optional<Step> read(YamlMap map, String id, String title) {
        List<String> kinds = KINDS.stream().filter(map::has).toList();
        if (kinds.size() != 1) {
            problems.add(
                    map.place(),
                    kinds.isEmpty()
                            ? "this block does not say what kind of step it is"
                            : "this block is " + String.join(" and ", kinds) + " at once",
                    "begin it with exactly one of " + String.join(", ", KINDS));
            return Optional.empty();
        }
        Optional<Guard> when = map.text("when").flatMap(text -> words.guard(text, parameters));
        return switch (kinds.getFirst()) {
            case "act" -> act(map, id, title, when);
            case "await" -> await(map, id, title, when);
            case "ask" -> ask(map, id, title, when);
            case "watch" -> watch(map, id, title, when);
            default -> hold(map, id, title, when);
        };
    }

    private Optional<Step> act(YamlMap map, String id, String title, Optional<Guard> when) {
        map.only(List.of("act", "on", "with", "limit", "marks", "expires", "undo", "when"));
        Optional<Verb> verb = verb(map, "act", verbs.acts());
        Optional<String> on = on(map);
        Optional<Duration> limit = time(map, "limit", "60s");
        Optional<Duration> expires = map.text("expires").flatMap(words::duration);
        SortedMap<String, String> with = with(map, verb);
        Optional<Undo> undo = undo(map, on);
        if (verb.isEmpty() || on.isEmpty() || limit.isEmpty() || undo.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Step.Act(
                        id,
                        title,
                        when,
                        verb.get().name(),
                        on.get(),
                        with,
                        limit.get(),
                        map.text("marks").map(Text::value),
                        expires,
                        undo.get()));
    }

    private Optional<Step> await(YamlMap map, String id, String title, Optional<Guard> when) {
        map.only(List.of("await", "on", "with", "until", "within", "every", "marks", "when"));
        Optional<Verb> verb = verb(map, "await", verbs.acts());
        verb.filter(each -> each.effect() != Effect.READS)
                .ifPresent(each ->
                        problems.add(
                                map.place("await"),
                                "`" + each.name() + "` does not only look",
                                "an await repeats its verb, so use one that reads: "
                                        + names(reading())));
        Optional<String> on = on(map);
        Optional<Condition> until = map.required("until", "leaders = 1").flatMap(words::condition);
        until.ifPresent(condition -> verb.ifPresent(each -> facts(map, condition, each)));
        Optional<Duration> within = time(map, "within", "30s");
        Optional<Duration> every =
                map.has("every") ? time(map, "every", "500ms") : Optional.of(LOOK_EVERY);
        SortedMap<String, String> with = with(map, verb);
        if (verb.isEmpty()
                || on.isEmpty()
                || until.isEmpty()
                || within.isEmpty()
                || every.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Step.Await(
                        id,
                        title,
                        when,
                        verb.get().name(),
                        on.get(),
                        with,
                        until.get(),
                        every.get(),
                        within.get(),
                        map.text("marks").map(Text::value)));
    }

    private void facts(YamlMap map, Condition until, Verb verb) {
        for (Comparison comparison : until.all()) {
            if (!verb.facts().contains(comparison.fact())) {
                problems.add(
                        map.place("until"),
                        "`" + verb.name() + "` tells no `" + comparison.fact() + "`",
                        Suggestion.of(comparison.fact(), verb.facts()));
            }
        }
    }

    private Optional<Step> ask(YamlMap map, String id, String title, Optional<Guard> when) {
        map.only(List.of("ask", "role", "within", "otherwise", "when"));
        Optional<Text> question = map.required("ask", "Shall we begin?");
        Optional<Text> role = map.required("role", "drill-master");
        Optional<Duration> within = time(map, "within", "10m");
        Optional<Otherwise> otherwise =
                map.required("otherwise", "abort").flatMap(text -> choice(text, Otherwise.class));
        if (question.isEmpty() || role.isEmpty() || within.isEmpty() || otherwise.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Step.Ask(
                        id,
                        title,
                        when,
                        role.get().value(),
                        question.get().value(),
                        within.get(),
                        otherwise.get()));
    }

    private Optional<Step> watch(YamlMap map, String id, String title, Optional<Guard> when) {
        map.only(List.of("watch", "on", "with", "every", "when"));
        Optional<Verb> kind = verb(map, "watch", verbs.watches());
        Optional<String> on = on(map);
        Optional<Duration> every = time(map, "every", "1ms");
        SortedMap<String, String> with = with(map, kind);
        if (kind.isEmpty() || on.isEmpty() || every.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Step.Watch(id, title, when, kind.get().name(), on.get(), with, every.get()));
    }

    private Optional<Step> hold(YamlMap map, String id, String title, Optional<Guard> when) {
        map.only(List.of("hold", "because", "when"));
        Optional<Duration> time = time(map, "hold", "10s");
        Optional<Text> because = map.required("because", "the service must be seen to stay good");
        if (time.isEmpty() || because.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Step.Hold(id, title, when, time.get(), because.get().value()));
    }

    private Optional<Verb> verb(YamlMap map, String key, List<Verb> known) {
        Optional<Text> name = map.required(key, known.isEmpty() ? "" : known.getFirst().name());
        Optional<Verb> verb =
                name.flatMap(text ->
                        known.stream()
                                .filter(each -> each.name().equals(text.value()))
                                .findFirst());
        if (name.isPresent() && verb.isEmpty()) {
            problems.add(
                    name.get().place(),
                    "unknown "
                            + (key.equals("watch") ? "watch" : "verb")
                            + " `"
                            + name.get().value()
                            + "`",
                    Suggestion.of(name.get().value(), names(known)));
        }
        return verb;
    }

    private List<Verb> reading() {
        return verbs.acts().stream().filter(verb -> verb.effect() == Effect.READS).toList();
    }

    private static List<String> names(List<Verb> all) {
        return all.stream().map(Verb::name).toList();
    }

    private Optional<String> on(YamlMap map) {
        return map.required("on", "trading-db").map(Text::value);
    }

    private Optional<Duration> time(YamlMap map, String key, String example) {
        return map.required(key, example).flatMap(words::duration);
    }

    private SortedMap<String, String> with(YamlMap map, Optional<Verb> verb) {
        SortedMap<String, String> with = new TreeMap<>();
        Map<String, Text> given = map.map("with").map(YamlMap::texts).orElse(Map.of());
        given.forEach((name, text) -> with.put(name, text.value()));
        verb.ifPresent(each -> arguments(map, each, given));
        return with;
    }

    private void arguments(YamlMap map, Verb verb, Map<String, Text> given) {
        List<String> known = new ArrayList<>();
        for (Argument argument : verb.arguments()) {
            known.add(argument.name());
            if (argument.required() && !given.containsKey(argument.name())) {
                problems.add(
                        map.place("with"),
                        "`" + verb.name() + "` needs `" + argument.name() + "`",
                        "write `with: {" + argument.name() + ": ...}`: " + argument.summary());
            }
        }
        given.forEach((name, text) -> {
            if (!known.contains(name)) {
                problems.add(
                        text.place(),
                        "`" + verb.name() + "` takes no `" + name + "`",
                        Suggestion.of(name, known));
            }
        });
    }

    private Optional<Undo> undo(YamlMap map, Optional<String> on) {
        if (map.isMap("undo")) {
            return map.map("undo").flatMap(undo -> undoBy(undo, on));
        }
        Optional<Text> text = map.required("undo", "none, the reason why");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String value = text.get().value().strip();
        if (value.startsWith("none,") && !value.substring(5).isBlank()) {
            return Optional.of(new Undo.None(value.substring(5).strip()));
        }
        problems.add(
                text.get().place(),
                "`" + value + "` is neither an undo nor a reason",
                "write `none, the reason why` or `{verb: power.on, on: ..., limit: 60s}`");
        return Optional.empty();
    }

    private Optional<Undo> undoBy(YamlMap undo, Optional<String> on) {
        undo.only(List.of("verb", "on", "with", "limit"));
        Optional<Verb> verb = verb(undo, "verb", verbs.acts());
        verb.filter(each -> each.effect() == Effect.READS)
                .ifPresent(each ->
                        problems.add(
                                undo.place("verb"),
                                "`" + each.name() + "` only looks, it undoes nothing",
                                "name a verb that changes"));
        Optional<Duration> limit =
                undo.has("limit") ? time(undo, "limit", "60s") : Optional.of(UNDO_LIMIT);
        Optional<String> where = undo.text("on").map(Text::value).or(() -> on);
        SortedMap<String, String> with = with(undo, verb);
        if (verb.isEmpty() || limit.isEmpty() || where.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Undo.By(verb.get().name(), where.get(), with, limit.get()));
    }

    private <E extends Enum<E>> Optional<E> choice(Text text, Class<E> type) {
        List<String> known = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            String name = each.name().toLowerCase(Locale.ROOT);
            if (name.equals(text.value())) {
                return Optional.of(each);
            }
            known.add(name);
        }
        problems.add(
                text.place(),
                "unknown choice `" + text.value() + "`",
                Suggestion.of(text.value(), known));
        return Optional.empty();
    }
}
