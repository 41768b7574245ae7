package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runbooks that are shipped. */
class CatalogueTest {

    @TempDir Path home;

    @Test
    void every_runbook_is_without_a_problem_and_in_the_file_of_its_id() throws IOException {
        List<Path> pages = pages("runbooks");
        assertThat(pages).hasSizeGreaterThan(1);
        for (Path page : pages) {
            Cli.Ran ran = new Cli(home).run("lint", page.toString());
            assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
            String id = page.getFileName().toString().replace(".md", "").toUpperCase(Locale.ROOT);
            assertThat(Files.readString(page)).contains("\nid: " + id + "\n");
        }
    }

    /** Holds are a time and a reason, and the same ones are wanted often. */
    @Test
    void no_step_is_written_twice_but_included() throws IOException {
        Map<String, List<String>> written = new TreeMap<>();
        for (Path page : pages("runbooks", "runbooks/parts", "runbooks/sealed")) {
            for (String block : blocks(page)) {
                if (!block.startsWith("hold:") && !block.startsWith("include:")) {
                    written.computeIfAbsent(block, _ -> new ArrayList<>())
                            .add(String.valueOf(page.getFileName()));
                }
            }
        }
        written.values().removeIf(pages -> pages.stream().distinct().count() < 2);
        assertThat(written).isEmpty();
    }

    @Test
    void every_part_is_included_and_every_envelope_named() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path page : pages("runbooks", "runbooks/parts", "runbooks/sealed")) {
            blocks(page).forEach(block -> all.append(block).append('\n'));
        }
        for (Path part : pages("runbooks/parts")) {
            String name = part.getFileName().toString().replace(".md", "");
            assertThat(all.toString()).contains("include: " + name + "\n");
        }
        for (Path envelope : pages("runbooks/sealed")) {
            String name = envelope.getFileName().toString().replace(".md", "");
            assertThat(all.toString()).contains("sealed: " + name + "\n");
        }
    }

    @Test
    void the_parts_of_the_recovery_of_a_site_must_fit_the_whole() throws IOException {
        String page = Files.readString(Cli.ROOT.resolve("runbooks/dr-quarterly-001.md"));
        assertThat(page).contains("  - rto.site < 15m\n");
        Path spoilt =
                Files.writeString(
                        home.resolve("spoilt.md"),
                        page.replace("  - rto.site < 15m\n", "  - rto.site < 14m\n"));

        Cli.Ran ran = new Cli(home).run("lint", spoilt.toString());

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out())
                .contains(
                        "detection < 30 s, decision < 4 min, execution < 10 min add up to more than"
                                + " rto.site < 14 min");
    }

    private static List<Path> pages(String... folders) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(Cli.ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    private static List<String> blocks(Path page) throws IOException {
        return Pattern.compile("^```drill\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
