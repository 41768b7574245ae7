package io.drillmaster.runbook;

import io.drillmaster.runbook.YamlMap.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a sealed step, and the steps of its envelope, which lies in a file of its own. */
final class EnvelopeReader {

    private static final String SALT = "salt";
    private static final Pattern SALTED = Pattern.compile("[0-9a-f]{64}");

    private final Parts parts;
    private final Verbs verbs;
    private final Optional<FrontMatter> front;
    private final Problems problems;
    private final List<Problem> within = new ArrayList<>();
    private final SortedMap<String, String> texts = new TreeMap<>();
    private final SortedMap<String, Cue> cues = new TreeMap<>();

    EnvelopeReader(Parts parts, Verbs verbs, Optional<FrontMatter> front, Problems problems) {
        this.parts = parts;
        this.verbs = verbs;
        this.front = front;
        this.problems = problems;
    }

    /** What is wrong within envelopes, each named by its own file. */
    List<Problem> within() {
        return List.copyOf(within);
    }

    /** The texts of the envelopes that were read, by name. */
    SortedMap<String, String> texts() {
        return texts;
    }

    /** What stands beside the steps of envelopes. */
    SortedMap<String, Cue> cues() {
        return cues;
    }

    Optional<Step> read(YamlMap map, StepReader.Head head) {
        map.only(CueReader.and(List.of("sealed", "limit", "when")));
        Optional<Duration> limit =
                map.required("limit", "5m").flatMap(new Words(problems)::duration);
        Optional<Text> name = map.text("sealed");
        Optional<Parts.Part> source = name.flatMap(this::source);
        if (limit.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        int before = within.size();
        List<Step> steps = steps(source.get(), head.id());
        if (within.size() > before) {
            return Optional.empty();
        }
        texts.put(name.orElseThrow().value(), source.get().text());
        Step.Sealed step =
                new Step.Sealed(
                        head.id(),
                        head.title(),
                        head.when(),
                        name.orElseThrow().value(),
                        limit.get(),
                        "",
                        steps);
        fits(map, step);
        return Optional.of(step);
    }

    private Optional<Parts.Part> source(Text name) {
        Optional<Parts.Part> source = Optional.ofNullable(parts.sealed().get(name.value()));
        if (source.isEmpty()) {
            problems.add(
                    name.place(),
                    "there is no envelope `" + name.value() + "`",
                    parts.sealed().isEmpty()
                            ? "put %s.md into the folder `sealed` beside the runbook, or name another folder with --sealed"
                                    .formatted(name.value())
                            : Suggestion.of(name.value(), parts.sealed().keySet()));
        }
        return source;
    }

    /** People were told of this much time, and of nothing else. */
    private void fits(YamlMap map, Step.Sealed step) {
        Duration longest =
                step.parts().stream().map(Step::longest).reduce(Duration.ZERO, Duration::plus);
        if (longest.compareTo(step.limit()) > 0) {
            problems.add(
                    map.valuePlace("limit"),
                    "the envelope `%s` has %s, and its steps may take %s"
                            .formatted(
                                    step.name(), Quantity.of(step.limit()), Quantity.of(longest)),
                    "give it more time, or its steps less");
        }
    }

    private List<Step> steps(Parts.Part source, String id) {
        Inclusion inclusion = new Inclusion(parts);
        Lines lines = inclusion.whole(source.file(), Lines.of(source.file(), source.text()));
        Problems own = new Problems(source.file(), lines);
        Outline outline = Outline.of(lines.text(), own);
        outline.front()
                .flatMap(each -> YamlText.map(each.yaml(), 2, own))
                .ifPresent(each -> salted(each, own));
        List<Step> steps = new Opening(id, own).steps(outline);
        if (steps.isEmpty() && !own.any() && inclusion.found().isEmpty()) {
            own.add(1, 1, "this envelope holds no steps", "put a ```drill block into it");
        }
        within.addAll(inclusion.found());
        within.addAll(own.all());
        return steps;
    }

    /** The digest that people approve covers the envelope, and nobody shall guess it from that. */
    private static void salted(YamlMap map, Problems own) {
        map.only(List.of(SALT));
        Optional<Text> salt = map.required(SALT, "(what `openssl rand -hex 32` prints)");
        salt.filter(each -> !SALTED.matcher(each.value()).matches())
                .ifPresent(each ->
                        own.add(
                                each.place(),
                                "this is no salt of 32 random bytes in hex",
                                "write what `openssl rand -hex 32` prints"));
    }

    /** One envelope while it is read. */
    private final class Opening {

        private final String id;
        private final Problems own;
        private final Places places = new Places();
        private final StepReader reader;
        private final CueReader beside;

        Opening(String id, Problems own) {
            this.id = id;
            this.own = own;
            this.reader = new StepReader(verbs, front, Parts.NONE, own);
            this.beside = new CueReader(own);
        }

        List<Step> steps(Outline outline) {
            List<Step> steps = new ArrayList<>();
            String title = "";
            for (Outline.Item item : outline.items()) {
                if (item instanceof Outline.Title heading && heading.level() == 3) {
                    title = heading.text();
                } else if (item instanceof Outline.Block block) {
                    step(block, title, steps.size() + 1).ifPresent(steps::add);
                }
            }
            cues.putAll(beside.cues());
            return steps;
        }

        private Optional<Step> step(Outline.Block block, String title, int number) {
            if (title.isBlank()) {
                own.add(block.place(), "this step has no title", "put a `### Title` above it");
            }
            Optional<YamlMap> map = YamlText.map(block.yaml(), block.place().line() + 1, own);
            String part = id + "/" + number;
            map.ifPresent(each -> {
                places.step(part, each);
                beside.read(each, part);
                fitsIn(each);
            });
            Optional<Step> step = map.flatMap(each -> reader.read(each, part, title));
            step.ifPresent(each -> {
                new InjectionCheck(List.of(), places, verbs, own).check(each);
                front.ifPresent(top -> new AskCheck(top.roles(), places, own).check(each));
            });
            return step;
        }

        /** What measures and the live picture rest on stands on the page, where all can see it. */
        private void fitsIn(YamlMap map) {
            for (String key : List.of("watch", "sealed", "marks", "at", "at-once", "together")) {
                if (map.has(key)) {
                    own.add(map.place(key), "an envelope holds no `" + key + "`", elsewhere(key));
                }
            }
            map.text("on")
                    .filter(on -> Deeds.GROUP.matcher(on.value()).matches())
                    .ifPresent(on ->
                            own.add(
                                    on.place(),
                                    "a step of an envelope is on one thing, and `%s` are many"
                                            .formatted(on.value()),
                                    "write a step for each host"));
        }

        private static String elsewhere(String key) {
            return key.equals("at")
                    ? "its time stands in the step `sealed:` of the runbook"
                    : "write it in the runbook itself";
        }
    }
}
