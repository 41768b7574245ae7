package io.drillmaster.runbook;

import io.drillmaster.runbook.YamlMap.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a question to people: who is asked, how many, and what is shown to them. */
final class AskReader {

    private static final List<String> KEYS =
            List.of(
                    "ask",
                    "role",
                    "people",
                    "deputies",
                    "within",
                    "otherwise",
                    "four-eyes",
                    "passes",
                    "marks",
                    "shows",
                    "about",
                    "together",
                    "when");

    private final Deeds deeds;
    private final Verbs verbs;
    private final Words words;
    private final Optional<Placeholders> placeholders;
    private final Problems problems;

    AskReader(
            Deeds deeds,
            Verbs verbs,
            Words words,
            Optional<Placeholders> placeholders,
            Problems problems) {
        this.deeds = deeds;
        this.verbs = verbs;
        this.words = words;
        this.placeholders = placeholders;
        this.problems = problems;
    }

    Optional<Step> read(YamlMap map, StepReader.Head head) {
        map.only(CueReader.and(KEYS));
        Optional<Text> question = map.required("ask", "Shall we begin?");
        question.ifPresent(text -> placeholders.ifPresent(all -> all.check(text)));
        Optional<Text> role = map.required("role", "drill-master");
        Optional<Duration> within = map.required("within", "10m").flatMap(words::duration);
        Optional<Otherwise> otherwise = map.required("otherwise", "abort").flatMap(this::otherwise);
        Optional<Quorum> quorum = quorum(map);
        Optional<List<Look>> shows = shows(map);
        List<Measure> about = about(map);
        boolean fourEyes = map.text("four-eyes").filter(this::isYes).isPresent();
        if (question.isEmpty()
                || role.isEmpty()
                || within.isEmpty()
                || otherwise.isEmpty()
                || quorum.isEmpty()
                || shows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Step.Ask(
                        head.id(),
                        head.title(),
                        head.when(),
                        role.get().value(),
                        question.get().value(),
                        within.get(),
                        otherwise.get(),
                        fourEyes,
                        map.text("marks").map(Text::value),
                        quorum.get(),
                        shows.get(),
                        about));
    }

    private boolean isYes(Text text) {
        if (!List.of("yes", "no").contains(text.value())) {
            problems.add(
                    text.place(),
                    "`" + text.value() + "` is neither yes nor no",
                    "write `four-eyes: yes` if the one who started the drill may not answer");
        }
        return text.value().equals("yes");
    }

    private Optional<Otherwise> otherwise(Text text) {
        List<String> known = new ArrayList<>();
        for (Otherwise each : Otherwise.values()) {
            String name = each.name().toLowerCase(Locale.ROOT);
            if (name.equals(text.value())) {
                return Optional.of(each);
            }
            known.add(name);
        }
        problems.add(
                text.place(),
                "nobody can `" + text.value() + "` when no answer comes",
                Suggestion.of(text.value(), known));
        return Optional.empty();
    }

    private Optional<Quorum> quorum(YamlMap map) {
        Optional<Text> people = map.text("people");
        Optional<Text> deputies = map.text("deputies");
        deputies.filter(text -> !text.value().equals("only"))
                .ifPresent(text ->
                        problems.add(
                                text.place(),
                                "deputies cannot be `" + text.value() + "`",
                                "write `deputies: only` if those who hold the role may not answer,"
                                        + " or leave it out"));
        Optional<Integer> number = people.isEmpty() ? Optional.of(1) : people.flatMap(this::number);
        Answer passes = passes(map);
        return number.map(many -> new Quorum(many, deputies.isPresent(), passes));
    }

    /** A false alarm is a gate that is passed by who does not believe it. */
    private Answer passes(YamlMap map) {
        Optional<Text> text = map.text("passes");
        if (text.isEmpty() || text.get().value().equals("yes")) {
            return Answer.YES;
        }
        boolean gate =
                map.text("otherwise").filter(each -> each.value().equals("abort")).isPresent();
        if (!text.get().value().equals("no") || !gate) {
            problems.add(
                    text.get().place(),
                    text.get().value().equals("no")
                            ? "a question at which the drill goes on anyhow is passed by any answer"
                            : "`" + text.get().value() + "` is neither yes nor no",
                    "write `passes: no` beside `otherwise: abort`, if no is right and yes ends the"
                            + " drill");
        }
        return Answer.NO;
    }

    /** No role of a runbook has more holders than two digits can say. */
    private Optional<Integer> number(Text text) {
        if (text.value().matches("[1-9][0-9]?")) {
            return Optional.of(Integer.valueOf(text.value()));
        }
        problems.add(
                text.place(),
                "`" + text.value() + "` is no number of people who answer",
                "write a whole number from 1, or leave `people:` out: then one answer is enough");
        return Optional.empty();
    }

    private Optional<List<Look>> shows(YamlMap map) {
        List<YamlMap> all = map.maps("shows", "{look: patroni.cluster, on: trading-db}");
        List<Look> looks = all.stream().flatMap(each -> look(each).stream()).toList();
        boolean whole = looks.size() == all.size() && map.has("shows") != all.isEmpty();
        return whole ? Optional.of(looks) : Optional.empty();
    }

    private Optional<Look> look(YamlMap map) {
        map.only(List.of("look", "on", "with"));
        Optional<Deeds.Deed> deed = deeds.read(map, "look", verbs.acts(), Optional.empty());
        deed.ifPresent(each ->
                deeds.mustLook(
                        each.verb(),
                        map.valuePlace("look"),
                        verbs.acts(),
                        "what is shown with a question must not",
                        "do it with `act:` before, or show one of "));
        deed.filter(each -> Deeds.GROUP.matcher(each.on()).matches())
                .ifPresent(each ->
                        problems.add(
                                map.valuePlace("on"),
                                "`" + each.on() + "` are many, and a look that is shown is on one",
                                "name one host, or await it on all of them before"));
        return deed.map(each -> new Look(each.verb().name(), each.on(), each.with()));
    }

    /** The measures are plain text, parted by commas, as the facts of an await are. */
    private List<Measure> about(YamlMap map) {
        List<Measure> about = new ArrayList<>();
        map.text("about")
                .ifPresent(text -> {
                    int from = 0;
                    for (String part : text.value().split(",", -1)) {
                        int indent = part.length() - part.stripLeading().length();
                        Text name = new Text(part.strip(), text.part(from + indent));
                        measure(name).filter(each -> !about.contains(each)).ifPresent(about::add);
                        from += part.length() + 1;
                    }
                });
        return about;
    }

    private Optional<Measure> measure(Text name) {
        Optional<Measure> measure = Measure.of(name.value());
        if (measure.isEmpty()) {
            problems.add(
                    name.place(),
                    "unknown measure `" + name.value() + "`",
                    Suggestion.of(name.value(), Measure.keys()));
        }
        return measure;
    }
}
