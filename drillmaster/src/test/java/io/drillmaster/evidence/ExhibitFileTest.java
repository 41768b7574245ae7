package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Exhibit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExhibitFileTest {

    private static final String DIGEST_OF_ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path folder;

    private Optional<String> trouble(String file) {
        return new FileCaptures(folder).trouble(new Exhibit(file, 3, DIGEST_OF_ABC));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve("exhibits"));
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void a_file_with_the_digest_that_the_journal_names_is_no_trouble() throws IOException {
        write("exhibits/logs.txt", "abc");

        assertThat(trouble("exhibits/logs.txt")).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_or_was_altered_is_trouble() throws IOException {
        write("exhibits/logs.txt", "abd");

        assertThat(trouble("exhibits/logs.txt"))
                .hasValueSatisfying(why -> assertThat(why).contains("altered"));
        assertThat(trouble("exhibits/none.txt")).contains("is missing");
    }

    @Test
    void a_name_that_leads_elsewhere_is_never_read() throws IOException {
        write("elsewhere.txt", "abc");

        assertThat(trouble("exhibits/../elsewhere.txt")).contains("is no name of an exhibit");
        assertThat(trouble("/etc/passwd")).contains("is no name of an exhibit");
    }
}
