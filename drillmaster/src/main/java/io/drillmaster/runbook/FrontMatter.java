package io.drillmaster.runbook;

import io.drillmaster.runbook.YamlMap.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands at the top of a runbook.
 *
 * @param failback the phases that are named for the way home
 * @param tempo the part of a time that is named for each scale
 * @param places where each objective and the window stand, for later checks
 */
record FrontMatter(
        String id,
        String title,
        String tier,
        String cadence,
        Optional<WindowSpec> window,
        Optional<Duration> notice,
        Duration settle,
        SortedMap<String, Integer> roles,
        List<Parameter> parameters,
        Map<Objective, Place> objectives,
        List<Text> stops,
        boolean resumes,
        Map<String, Text> failback,
        Map<String, Text> tempo,
        Map<String, Place> places) {

    static final List<String> KEYS =
            List.of(
                    "id",
                    "title",
                    "tier",
                    "cadence",
                    "window",
                    "notice",
                    "settle",
                    "roles",
                    "parameters",
                    "objectives",
                    "capabilities",
                    "stops",
                    "when-its-process-ends",
                    "failback",
                    "tempo");

    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern WINDOW =
            Pattern.compile("(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)\\s+(\\S+)");

    Place place(String key) {
        return places.getOrDefault(key, new Place(1, 1));
    }

    static FrontMatter read(YamlMap map, Problems problems) {
        map.only(KEYS);
        Words words = new Words(problems);
        Map<String, Place> places = new LinkedHashMap<>();
        KEYS.forEach(key -> places.put(key, map.valuePlace(key)));
        return new FrontMatter(
                id(map, problems),
                value(map, "title", "Database failover"),
                value(map, "tier", "monthly"),
                cadence(map, problems),
                map.text("window").flatMap(text -> window(text, problems)),
                map.text("notice").flatMap(words::duration),
                map.text("settle").flatMap(words::duration).orElse(SETTLE),
                roles(map, problems),
                parameters(map, problems),
                objectives(map, words, problems),
                map.list("stops"),
                resumes(map, problems),
                map.map("failback").map(FrontMatter::failback).orElse(Map.of()),
                map.map("tempo").map(YamlMap::texts).orElse(Map.of()),
                places);
    }

    private static Map<String, Text> failback(YamlMap map) {
        map.only(List.of("from", "first", "last"));
        return map.texts();
    }

    private static boolean resumes(YamlMap map, Problems problems) {
        Optional<Text> text = map.text("when-its-process-ends");
        text.filter(each -> !List.of("wait", "resume").contains(each.value()))
                .ifPresent(each ->
                        problems.add(
                                each.place(),
                                "a drill cannot `" + each.value() + "` when its process ends",
                                "write `wait`, for a person to decide, or `resume`"));
        return text.filter(each -> each.value().equals("resume")).isPresent();
    }

    private static String value(YamlMap map, String key, String example) {
        return map.required(key, example).map(Text::value).orElse("");
    }

    private static String id(YamlMap map, Problems problems) {
        Optional<Text> id = map.required("id", "DR-MONTHLY-DB-001");
        id.filter(text -> !ID.matcher(text.value()).matches())
                .ifPresent(text ->
                        problems.add(
                                text.place(),
                                "`" + text.value() + "` is no id",
                                "use capitals, digits and dashes, such as"
                                        + " `DR-MONTHLY-DB-001`"));
        return id.map(Text::value).orElse("");
    }

    private static String cadence(YamlMap map, Problems problems) {
        Optional<Text> cadence = map.required("cadence", "first Saturday of the month");
        cadence.filter(text -> Cadence.parse(text.value()).isEmpty())
                .ifPresent(text ->
                        problems.add(
                                text.place(),
                                "`" + text.value() + "` is no cadence",
                                "write " + Cadence.KNOWN));
        return cadence.map(Text::value).orElse("");
    }

    private static Optional<WindowSpec> window(Text text, Problems problems) {
        Matcher matcher = WINDOW.matcher(text.value().strip());
        if (matcher.matches()) {
            try {
                return Optional.of(
                        new WindowSpec(
                                LocalTime.parse(matcher.group(1)),
                                LocalTime.parse(matcher.group(2)),
                                ZoneId.of(matcher.group(3))));
            } catch (DateTimeException e) {
                problems.add(text.place(), "the window cannot be: " + e.getMessage(), example());
                return Optional.empty();
            }
        }
        problems.add(text.place(), "`" + text.value() + "` is no window", example());
        return Optional.empty();
    }

    private static String example() {
        return "write `02:00-03:00 America/New_York`";
    }

    private static SortedMap<String, Integer> roles(YamlMap map, Problems problems) {
        SortedMap<String, Integer> roles = new TreeMap<>();
        Map<String, Text> given = map.map("roles").map(YamlMap::texts).orElse(Map.of());
        given.forEach((role, text) -> {
            if (text.value().matches("[1-9][0-9]?")) {
                roles.put(role, Integer.parseInt(text.value()));
            } else {
                problems.add(
                        text.place(),
                        "`" + text.value() + "` is no number of people",
                        "write how many hold the role `" + role + "`, such as 1");
            }
        });
        if (!map.has("roles")) {
            problems.add(map.place(), "`roles:` is missing", "write `roles: {drill-master: 1}`");
        }
        return roles;
    }

    private static List<Parameter> parameters(YamlMap map, Problems problems) {
        List<Parameter> all = new ArrayList<>();
        map.map("parameters")
                .ifPresent(given -> {
                    for (String name : given.keys()) {
                        choices(given, name, problems)
                                .ifPresent(choices -> all.add(new Parameter(name, choices)));
                    }
                });
        return all;
    }

    private static Optional<List<String>> choices(YamlMap given, String name, Problems problems) {
        List<String> choices = new ArrayList<>();
        for (Text choice : given.list(name)) {
            if (!WORD.matcher(choice.value()).matches()) {
                problems.add(
                        choice.place(),
                        "`" + choice.value() + "` is no choice",
                        "use letters, digits and dashes, for it is typed on a command line");
            } else if (choices.contains(choice.value())) {
                problems.add(
                        choice.place(),
                        "`" + choice.value() + "` stands here twice",
                        "keep one of them");
            } else {
                choices.add(choice.value());
            }
        }
        if (choices.isEmpty() || !WORD.matcher(name).matches()) {
            problems.add(
                    given.place(name),
                    choices.isEmpty()
                            ? "the parameter `" + name + "` has no choices"
                            : "`" + name + "` is no name of a parameter",
                    "write `injection: [the-default, another]`");
            return Optional.empty();
        }
        return Optional.of(choices);
    }

    private static Map<Objective, Place> objectives(YamlMap map, Words words, Problems problems) {
        Map<Objective, Place> all = new LinkedHashMap<>();
        if (map.list("objectives").isEmpty()) {
            problems.add(
                    map.place("objectives"),
                    "a drill without objectives proves nothing",
                    "write `objectives:` and below it `- rto.database < 2m`");
        }
        CapabilityReader capabilities = new CapabilityReader(map, problems);
        for (Text text : map.list("objectives")) {
            words.objective(text)
                    .map(capabilities::of)
                    .ifPresent(objective -> {
                        if (all.put(objective, text.place()) != null) {
                            problems.add(
                                    text.place(),
                                    "this objective stands here twice",
                                    "keep one of them");
                        }
                    });
        }
        capabilities.end();
        return all;
    }
}
