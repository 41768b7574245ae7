package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published list of lies; whoever catches one finds it there, with the same verdict. */
final class Liars {

    static final Path PAGE = Cli.ROOT.resolve("docs/reference/liars.md");

    private Liars() {}

    static void caught(String drill, String lie, String verdict) {
        assertThat(rows())
                .as("the lies in %s", PAGE)
                .contains("| %s | %s | %s |".formatted(drill, lie, verdict));
    }

    /** The lines of the table, without its head. */
    static List<String> rows() {
        return lines().stream()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.equals("| Drill | Lie | Verdict |"))
                .toList();
    }

    static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
