package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published list of lies names no lie that no test catches, and every one that is told. */
class LiarsPageTest {

    /** Shared by other lies, and none by itself. */
    private static final List<String> NO_LIES = List.of("README.md", "rows");

    private static final Path TESTS =
            Cli.ROOT.resolve("drillmaster/src/test/java/io/drillmaster/app/lab");

    private static String tests() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path each : files(TESTS)) {
            all.append(Files.readString(each));
        }
        return all.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void every_lie_of_the_page_is_caught_by_one_test() throws IOException {
        String tests = tests();
        for (String row : Liars.rows()) {
            String lie = row.split("\\|", -1)[2].strip();
            assertThat(tests.split('"' + Pattern.quote(lie) + '"', -1)).as(lie).hasSize(2);
        }
    }

    @Test
    void every_lie_that_the_lab_knows_is_told_by_a_test() throws IOException {
        String tests = tests();
        for (Path script : files(Cli.ROOT.resolve("lab/lies"))) {
            String lie = script.getFileName().toString();
            if (!NO_LIES.contains(lie)) {
                assertThat(tests).contains('"' + lie + '"');
            }
        }
    }

    @Test
    void the_score_is_what_the_rows_add_up_to() {
        List<String> rows = Liars.rows();

        assertThat(rows).isEqualTo(rows.stream().sorted().toList());
        assertThat(Liars.lines()).contains("Caught: %1$d of %1$d.".formatted(rows.size()));
    }
}
