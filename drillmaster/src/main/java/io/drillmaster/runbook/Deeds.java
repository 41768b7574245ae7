package io.drillmaster.runbook;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.runbook.YamlMap.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what a block does: a verb, what it is done on, and with what. */
final class Deeds {

    /** What a name of an estate looks like. */
    static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private static final Pattern PLAIN = Pattern.compile(NAME);
    private static final Pattern LEADER = Pattern.compile("leader of " + NAME);

    /** Many hosts at once. */
    static final Pattern GROUP = Pattern.compile("all hosts|all (?:of site|members of) " + NAME);

    /** A verb that exists, on a name that may exist. */
    record Deed(Verb verb, String on, SortedMap<String, String> with) {}

    private final Optional<Placeholders> placeholders;
    private final Problems problems;

    /** Placeholders stay unchecked when the front matter that declares them is unreadable. */
    Deeds(Optional<Placeholders> placeholders, Problems problems) {
        this.placeholders = placeholders;
        this.problems = problems;
    }

    /**
     * Reads a deed, or says all that is wrong with it.
     *
     * @param key the key that names the verb
     * @param inherited what it is done on when the block does not say
     */
    Optional<Deed> read(YamlMap map, String key, List<Verb> known, Optional<String> inherited) {
        Optional<Verb> verb = verb(map, key, known);
        Optional<String> on = on(map, verb, inherited);
        Map<String, Text> given = map.map("with").map(YamlMap::texts).orElse(Map.of());
        verb.ifPresent(each -> arguments(map, each, given));
        SortedMap<String, String> with = new TreeMap<>();
        given.forEach((name, text) -> {
            placeholders.ifPresent(all -> all.check(text));
            with.put(name, text.value());
        });
        return verb.flatMap(each -> on.map(name -> new Deed(each, name, with)));
    }

    /** What is made again and again, or only to be shown, must not change anything. */
    void mustLook(Verb verb, Place at, List<Verb> known, String why, String remedy) {
        if (verb.effect() != Effect.READS) {
            List<String> reading =
                    known.stream()
                            .filter(each -> each.effect() == Effect.READS)
                            .map(Verb::name)
                            .toList();
            problems.add(
                    at,
                    "`" + verb.name() + "` does not only look, and " + why,
                    remedy + String.join(", ", reading));
        }
    }

    private Optional<Verb> verb(YamlMap map, String key, List<Verb> known) {
        List<String> names = known.stream().map(Verb::name).toList();
        Optional<Text> name = map.required(key, names.isEmpty() ? "..." : names.getFirst());
        Optional<Verb> verb =
                name.flatMap(text ->
                        known.stream()
                                .filter(each -> each.name().equals(text.value()))
                                .findFirst());
        if (verb.isEmpty()) {
            name.ifPresent(text -> unknown(text, key.equals("watch") ? "watch" : "verb", names));
        }
        return verb;
    }

    private void unknown(Text name, String what, List<String> known) {
        problems.add(
                name.place(),
                "unknown " + what + " `" + name.value() + "`",
                Suggestion.of(name.value(), known));
    }

    private Optional<String> on(YamlMap map, Optional<Verb> verb, Optional<String> inherited) {
        if (!map.has("on") && inherited.isPresent()) {
            return inherited;
        }
        Optional<Text> on = map.required("on", "trading-db");
        on.ifPresent(text -> target(text, verb, inherited.isPresent()));
        return on.map(Text::value);
    }

    private void target(Text text, Optional<Verb> verb, boolean undo) {
        boolean leader = LEADER.matcher(text.value()).matches();
        boolean group = GROUP.matcher(text.value()).matches();
        boolean noHost = verb.filter(each -> !takesHost(each)).isPresent();
        if (!leader && !group && !PLAIN.matcher(text.value()).matches()) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is no name of an estate",
                    "write a name, such as `trading-db`, `leader of trading-db`, or many hosts:"
                            + " `all hosts`, `all of site nyc`, `all members of trading-db`");
        } else if (group && noHost) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` are hosts, and this verb takes none",
                    "name what it takes, such as `trading-db`");
        } else if (group && undo) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` are many, and an undo takes back what was done on one",
                    "leave `on:` out: each host on which the act was done is taken back");
        } else if (leader && noHost) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is a host, and this verb takes none",
                    "write `on: " + text.value().substring(10) + "`");
        }
    }

    private static boolean takesHost(Verb verb) {
        return verb.target() == TargetKind.HOST;
    }

    private void arguments(YamlMap map, Verb verb, Map<String, Text> given) {
        List<String> known = new ArrayList<>();
        for (Argument argument : verb.arguments()) {
            known.add(argument.name());
            if (argument.required() && !given.containsKey(argument.name())) {
                problems.add(
                        map.place("with"),
                        "`" + verb.name() + "` needs `" + argument.name() + "`",
                        "write `with: {" + argument.name() + ": ...}`, " + argument.summary());
            }
        }
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        problems.add(
                                map.map("with").map(with -> with.place(name)).orElseThrow(),
                                "`" + verb.name() + "` takes no `" + name + "`",
                                Suggestion.of(name, known)));
    }
}
