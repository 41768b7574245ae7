package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.desk.PartFolders;
import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Verb;
import io.drillmaster.runbook.Parts;
import io.drillmaster.runbook.Reading;
import io.drillmaster.runbook.RunbookReader;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import io.drillmaster.runbook.Verbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference of the verbs is what the code says of them. */
class VerbsReferenceTest {

    private static final String HEAD =
            """
            # The verbs

            What a runbook can do and look at. This page is made from the code, and a test fails when it says something else; then
            `cp drillmaster/target/verbs.md docs/reference/verbs.md` brings it up to date.

            - **Reads** only looks, and may be awaited, used in stop conditions, and repeated. **Changes** and **destroys** are done once.
            - **Facts** are what a look finds, or what an answer tells; a name that ends with a colon stands for a fact for each thing of a kind.
            - **A lost answer**: a call left and no answer came. Where a look settles it, the drill goes on by itself; where none can, it asks a person.
              A call that is *made again* is one of which a second does no more than the first: its coordinator died, and the look of the next one found that it did nothing.
            - **Undo** is what the shipped runbooks take it back with; every act of a runbook says its own, or why there is none.

            """;

    @TempDir Path home;

    @Test
    void the_reference_of_the_verbs_is_what_the_code_says() throws IOException {
        Verbs known = new Outfits(home, home, home).verbs();
        List<Verb> verbs =
                Outfits.words().stream()
                        .flatMap(each -> each.verbs().stream())
                        .sorted(java.util.Comparator.comparing(Verb::name))
                        .toList();
        String text = page(verbs, undos(known));
        Path made = Path.of("target", "verbs.md");
        Files.createDirectories(made.getParent());
        Files.writeString(made, text);

        assertThat(Cli.ROOT.resolve("docs/reference/verbs.md"))
                .as("the published reference; what the code says is in %s", made.toAbsolutePath())
                .hasContent(text);
    }

    private static String page(List<Verb> verbs, SortedMap<String, SortedSet<String>> undos) {
        StringBuilder page = new StringBuilder(HEAD);
        String technology = "";
        for (Verb verb : verbs) {
            String prefix = verb.name().substring(0, verb.name().indexOf('.'));
            if (!prefix.equals(technology)) {
                technology = prefix;
                page.append("## ").append(technology).append("\n\n");
            }
            page.append(entry(verb, undos.getOrDefault(verb.name(), new TreeSet<>())));
        }
        return page.toString().stripTrailing() + "\n";
    }

    private static String entry(Verb verb, SortedSet<String> undos) {
        List<String> lines = new ArrayList<>();
        lines.add("- On: " + target(verb) + ". " + effect(verb));
        for (Argument argument : verb.arguments()) {
            lines.add(
                    "- `%s`%s: %s"
                            .formatted(
                                    argument.name(),
                                    argument.required() ? ", must be given" : "",
                                    argument.summary()));
        }
        if (!verb.facts().isEmpty()) {
            lines.add(verb.facts().stream().collect(Collectors.joining("`, `", "- Facts: `", "`")));
        }
        if (verb.effect() != Effect.READS) {
            boolean settles = verb.traits().contains(Verb.Trait.SETTLES);
            boolean repeatable = verb.traits().contains(Verb.Trait.REPEATABLE);
            lines.add(
                    "- A lost answer: "
                            + (settles ? "a look settles it" : "a person is asked")
                            + (repeatable
                                    ? "; made again if its coordinator died before it left"
                                    : ""));
            lines.add(
                    "- Undo: "
                            + (undos.isEmpty()
                                    ? "no shipped runbook does it"
                                    : String.join("; ", undos))
                            + (verb.expires() ? "; with `expires:` its target heals itself" : ""));
        }
        return "### `%s`\n\n%s\n\n%s\n\n"
                .formatted(verb.name(), verb.summary(), String.join("\n", lines));
    }

    private static String target(Verb verb) {
        return switch (verb.target()) {
            case ESTATE -> "the estate, written `estate`";
            case HOST -> "a host";
            case DATABASE -> "a database";
            case EDGES -> "a group of `haproxy`";
            case CONSUL -> "`consul`";
            case MARKET -> "a market";
            case REDIS, DNS, S3, FIX, PROMETHEUS, ALERTMANAGER, MAIL, ADDRESS ->
                    "a service of kind `%s`"
                            .formatted(verb.target().name().toLowerCase(Locale.ROOT));
        };
    }

    private static String effect(Verb verb) {
        String effect =
                switch (verb.effect()) {
                    case READS -> "Reads";
                    case CHANGES -> "Changes";
                    case DESTROYS -> "Destroys";
                };
        return verb.fidelity()
                .map(it -> effect + "; as an injection: " + it.name().toLowerCase(Locale.ROOT))
                .orElse(effect);
    }

    /** With what the shipped runbooks take each act back. */
    private static SortedMap<String, SortedSet<String>> undos(Verbs known) throws IOException {
        SortedMap<String, SortedSet<String>> undos = new TreeMap<>();
        List<Path> pages;
        try (Stream<Path> files = Files.list(Cli.ROOT.resolve("runbooks"))) {
            pages = files.filter(file -> file.toString().endsWith(".md")).toList();
        }
        Parts parts = PartFolders.read(Cli.ROOT.resolve("runbooks"));
        for (Path page : pages) {
            if (RunbookReader.read(page.toString(), Files.readString(page), known, parts)
                    instanceof Reading.Good good) {
                good.runbook().phases().stream()
                        .flatMap(phase -> phase.steps().stream())
                        .filter(Step.Act.class::isInstance)
                        .map(Step.Act.class::cast)
                        .forEach(act ->
                                undos.computeIfAbsent(act.verb(), _ -> new TreeSet<>())
                                        .add(told(act.undo())));
            }
        }
        return undos;
    }

    private static String told(Undo undo) {
        return switch (undo) {
            case Undo.None none -> "none, " + none.reason();
            case Undo.By by -> "`" + by.verb() + "`";
        };
    }
}
