package io.drillmaster.runbook;

import io.drillmaster.runbook.YamlMap.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts parts where a page includes them, so that what is read, kept and followed is one whole page;
 * every line still knows the file that it was written in.
 */
final class Inclusion {

    private static final int DEEPEST = 4;
    private static final String INCLUDE = "include";
    private static final String WHEN = "when";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final Parts parts;
    private final List<Problem> found = new ArrayList<>();

    Inclusion(Parts parts) {
        this.parts = parts;
    }

    /** What is wrong with inclusions and with the parts as such. */
    List<Problem> found() {
        return List.copyOf(found);
    }

    Lines whole(String file, Lines page) {
        return whole(file, page, List.of());
    }

    /** A block of an outline that includes a part. */
    private record Wanted(Outline.Block block, YamlMap map) {

        /** The line of the fence that ends it, counted from 0. */
        int last() {
            return block.place().line() + (int) block.yaml().lines().count();
        }
    }

    private Lines whole(String file, Lines page, List<String> within) {
        Problems problems = new Problems(file, page);
        List<Line> all = new ArrayList<>();
        int next = 0;
        for (Wanted wanted : wanted(file, page, problems)) {
            all.addAll(page.all().subList(next, wanted.block().place().line() - 1));
            all.addAll(part(page, wanted, within, problems).all());
            next = Math.min(wanted.last() + 1, page.all().size());
        }
        found.addAll(problems.all());
        all.addAll(page.from(next).all());
        return new Lines(all);
    }

    /** What else is wrong with the blocks is found when the whole page is read. */
    private static List<Wanted> wanted(String file, Lines page, Problems problems) {
        List<Wanted> wanted = new ArrayList<>();
        Problems quiet = new Problems(file, page);
        for (Outline.Item item : Outline.of(page.text(), quiet).items()) {
            if (item instanceof Outline.Block block
                    && read(block, quiet).filter(map -> map.has(INCLUDE)).isPresent()) {
                read(block, problems).ifPresent(map -> wanted.add(new Wanted(block, map)));
            }
        }
        return wanted;
    }

    private static Optional<YamlMap> read(Outline.Block block, Problems problems) {
        return YamlText.map(block.yaml(), block.place().line() + 1, problems);
    }

    private Lines part(Lines page, Wanted wanted, List<String> within, Problems problems) {
        YamlMap map = wanted.map();
        map.only(List.of(INCLUDE, "with", WHEN));
        Optional<Text> name = map.text(INCLUDE);
        if (name.isEmpty()) {
            return new Lines(List.of());
        }
        String part = name.get().value();
        Parts.Part source = parts.all().get(part);
        if (source == null) {
            problems.add(
                    name.get().place(),
                    "there is no part `" + part + "`",
                    Suggestion.of(part, parts.all().keySet()));
            return new Lines(List.of());
        }
        if (within.contains(part) || within.size() == DEEPEST) {
            problems.add(
                    name.get().place(),
                    within.contains(part)
                            ? "`" + part + "` includes itself"
                            : "parts are included " + DEEPEST + " deep at most",
                    "take this block out of " + within.getLast());
            return new Lines(List.of());
        }
        Lines filled = filled(source, map, problems);
        List<String> deeper = new ArrayList<>(within);
        deeper.add(part);
        Lines whole = whole(source.file(), filled, deeper);
        return map.text(WHEN)
                .map(when ->
                        guarded(whole, when, page.all().get(when.place().line() - 1), problems))
                .orElse(whole);
    }

    /** The part without its front, and with a value for each of its parameters. */
    private Lines filled(Parts.Part source, YamlMap include, Problems problems) {
        Lines part = Lines.of(source.file(), source.text());
        Problems own = new Problems(source.file(), part);
        Optional<Outline.Front> front =
                part.text().startsWith("---")
                        ? Outline.of(part.text(), own).front()
                        : Optional.empty();
        List<String> parameters =
                front.flatMap(each -> YamlText.map(each.yaml(), 2, own))
                        .map(Inclusion::parameters)
                        .orElse(List.of());
        found.addAll(own.all());
        Map<String, Text> given = include.map("with").map(YamlMap::texts).orElse(Map.of());
        given.forEach((key, value) -> {
            if (!parameters.contains(key)) {
                problems.add(
                        value.place(),
                        "the part takes no `" + key + "`",
                        Suggestion.of(key, parameters));
            }
        });
        for (String parameter : parameters) {
            if (!given.containsKey(parameter)) {
                problems.add(
                        include.place(),
                        "the part needs a value for `" + parameter + "`",
                        "write `with: {" + parameter + ": value}`");
            }
        }
        return new Lines(
                part.from(front.map(Outline.Front::lines).orElse(0)).all().stream()
                        .map(line -> new Line(line.file(), line.number(), fill(line.text(), given)))
                        .toList());
    }

    private static List<String> parameters(YamlMap front) {
        front.only(List.of("parameters"));
        return front.list("parameters").stream().map(Text::value).toList();
    }

    private static String fill(String line, Map<String, Text> given) {
        return PLACEHOLDER
                .matcher(line)
                .replaceAll(match -> {
                    Text value = given.get(match.group(1));
                    return Matcher.quoteReplacement(value == null ? match.group() : value.value());
                });
    }

    /** Every step of a part takes part only when the whole of it does. */
    private static Lines guarded(Lines part, Text when, Line written, Problems problems) {
        List<Line> all = new ArrayList<>();
        int next = 0;
        Problems quiet = new Problems(written.file(), part);
        for (Outline.Item item : Outline.body(part.text(), quiet).items()) {
            if (item instanceof Outline.Block block) {
                if (read(block, quiet).filter(map -> map.has(WHEN)).isPresent()) {
                    problems.add(
                            when.place(),
                            "a step of the part has a `when:` of its own",
                            "include it without `when:`, or take that one out");
                }
                all.addAll(part.all().subList(next, block.place().line()));
                all.add(new Line(written.file(), written.number(), "when: " + when.value()));
                next = block.place().line();
            }
        }
        all.addAll(part.from(next).all());
        return new Lines(all);
    }
}
