package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runbooks that are shipped. */
class CatalogueTest {

    @TempDir Path home;

    @Test
    void every_runbook_is_without_a_problem_and_in_the_file_of_its_id() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.list(Cli.ROOT.resolve("runbooks"))) {
            pages = files.filter(file -> file.toString().endsWith(".md")).toList();
        }
        assertThat(pages).hasSizeGreaterThan(1);
        for (Path page : pages) {
            Cli.Ran ran = new Cli(home).run("lint", page.toString());
            assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
            String id = page.getFileName().toString().replace(".md", "").toUpperCase(Locale.ROOT);
            assertThat(Files.readString(page)).contains("\nid: " + id + "\n");
        }
    }
}
