package io.drillmaster.runbook;

import io.drillmaster.connector.Effect;
import io.drillmaster.runbook.YamlMap.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads one fenced block into a step. */
final class StepReader {

    private static final List<String> KINDS =
            List.of("act", "await", "ask", "watch", "hold", "sealed");
    private static final List<String> ACT =
            List.of(
                    "act",
                    "on",
                    "at-once",
                    "canary",
                    "stop-after",
                    "with",
                    "limit",
                    "marks",
                    "expires",
                    "undo",
                    "when");
    private static final List<String> AWAIT =
            List.of(
                    "await",
                    "on",
                    "at-once",
                    "stop-after",
                    "with",
                    "until",
                    "within",
                    "every",
                    "marks",
                    "otherwise",
                    "when");
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Verbs verbs;
    private final Optional<FrontMatter> front;
    private final Optional<Placeholders> placeholders;
    private final Problems problems;
    private final Words words;
    private final Deeds deeds;
    private final UndoReader undos;
    private final PaceReader paces;
    private final AskReader asks;
    private final EnvelopeReader envelopes;

    /** Without a readable front matter, what depends on it stays unchecked. */
    StepReader(Verbs verbs, Optional<FrontMatter> front, Parts parts, Problems problems) {
        this.verbs = verbs;
        this.front = front;
        this.problems = problems;
        this.placeholders = front.map(each -> new Placeholders(each, problems));
        this.words = new Words(problems);
        this.deeds = new Deeds(placeholders, problems);
        this.undos = new UndoReader(verbs, deeds, words, problems);
        this.paces = new PaceReader(problems);
        this.asks = new AskReader(deeds, verbs, words, placeholders, problems);
        this.envelopes = new EnvelopeReader(parts, verbs, front, problems);
    }

    /** What was read of the envelopes that steps name. */
    EnvelopeReader envelopes() {
        return envelopes;
    }

    /** The name and place in the order that every step has. */
    record Head(String id, String title, Optional<Guard> when) {}

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
        Optional<Guard> when =
                front.isEmpty()
                        ? Optional.empty()
                        : map.text("when")
                                .flatMap(text -> words.guard(text, front.get().parameters()));
        Head head = new Head(id, title, when);
        Optional<Step> step = read(map, kinds.getFirst(), head);
        return map.has("when") && when.isEmpty() ? Optional.empty() : step;
    }

    private Optional<Step> read(YamlMap map, String kind, Head head) {
        return switch (kind) {
            case "act" -> act(map, head);
            case "await" -> await(map, head);
            case "ask" -> asks.read(map, head);
            case "watch" -> watch(map, head);
            case "sealed" -> envelopes.read(map, head);
            default -> hold(map, head);
        };
    }

    private Optional<Step> act(YamlMap map, Head head) {
        map.only(CueReader.and(ACT));
        Optional<Deeds.Deed> deed = deeds.read(map, "act", verbs.acts(), Optional.empty());
        deed.filter(each -> each.verb().effect() == Effect.READS)
                .ifPresent(each ->
                        problems.add(
                                map.valuePlace("act"),
                                "`" + each.verb().name() + "` only looks",
                                "write `await: " + each.verb().name() + "`"));
        Optional<Duration> limit = time(map, "limit", "60s");
        Optional<Duration> expires = map.text("expires").flatMap(words::duration);
        Optional<Undo> undo = undos.read(map, deed.map(Deeds.Deed::on).orElse("unknown"));
        Optional<Pace> pace = deed.flatMap(each -> paces.read(map, each.on(), Pace.ACTS));
        if (deed.isEmpty() || limit.isEmpty() || undo.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Step.Act(
                        head.id(),
                        head.title(),
                        head.when(),
                        deed.get().verb().name(),
                        deed.get().on(),
                        deed.get().with(),
                        limit.get(),
                        map.text("marks").map(Text::value),
                        expires,
                        undo.get(),
                        pace));
    }

    private Optional<Step> await(YamlMap map, Head head) {
        map.only(CueReader.and(AWAIT));
        Optional<Deeds.Deed> deed = deeds.read(map, "await", verbs.acts(), Optional.empty());
        deed.ifPresent(each ->
                deeds.mustLook(
                        each.verb(),
                        map.valuePlace("await"),
                        verbs.acts(),
                        "an await looks again and again",
                        "do it with `act:`, or await one of "));
        Optional<Text> text = map.required("until", "leaders = 1");
        text.ifPresent(each -> placeholders.ifPresent(all -> all.check(each)));
        Optional<Condition> until =
                text.flatMap(each -> words.condition(each, deed.map(Deeds.Deed::verb)));
        Optional<Duration> within = time(map, "within", "30s");
        Optional<Duration> every =
                map.has("every") ? time(map, "every", "500ms") : Optional.of(LOOK_EVERY);
        Optional<Pace> pace = deed.flatMap(each -> paces.read(map, each.on(), Pace.LOOKS));
        if (deed.isEmpty() || until.isEmpty() || within.isEmpty() || every.isEmpty()) {
            return Optional.empty();
        }
        often(map, every.get(), within.get());
        return Optional.of(
                new Step.Await(
                        head.id(),
                        head.title(),
                        head.when(),
                        deed.get().verb().name(),
                        deed.get().on(),
                        deed.get().with(),
                        until.get(),
                        every.get(),
                        within.get(),
                        map.text("marks").map(Text::value),
                        map.text("otherwise").filter(this::isCheck).isPresent(),
                        pace));
    }

    private void often(YamlMap map, Duration every, Duration within) {
        if (every.compareTo(within) >= 0) {
            problems.add(
                    map.valuePlace(map.has("every") ? "every" : "within"),
                    "it would look only once within " + Quantity.of(within),
                    "look more often than every " + Quantity.of(every));
        }
    }

    private boolean isCheck(Text text) {
        if (!text.value().equals("continue")) {
            problems.add(
                    text.place(),
                    "an await that does not come true cannot `" + text.value() + "`",
                    "write `otherwise: continue` to note it and go on, or leave it out to fail");
        }
        return text.value().equals("continue");
    }

    private Optional<Step> watch(YamlMap map, Head head) {
        map.only(CueReader.and(List.of("watch", "on", "with", "every", "when")));
        Optional<Deeds.Deed> deed = deeds.read(map, "watch", verbs.watches(), Optional.empty());
        Optional<Duration> every = time(map, "every", "1ms");
        return deed.flatMap(each ->
                every.map(time ->
                        new Step.Watch(
                                head.id(),
                                head.title(),
                                head.when(),
                                each.verb().name(),
                                each.on(),
                                each.with(),
                                time)));
    }

    private Optional<Step> hold(YamlMap map, Head head) {
        map.only(CueReader.and(List.of("hold", "because", "when")));
        Optional<Duration> time = time(map, "hold", "10s");
        Optional<Text> because = map.required("because", "the service must be seen to stay good");
        return time.flatMap(each ->
                because.map(text ->
                        new Step.Hold(head.id(), head.title(), head.when(), each, text.value())));
    }

    private Optional<Duration> time(YamlMap map, String key, String example) {
        return map.required(key, example).flatMap(words::duration);
    }
}
