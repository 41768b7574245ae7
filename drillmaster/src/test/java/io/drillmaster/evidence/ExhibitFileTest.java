package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Exhibit;
import io.drillmaster.verdict.OrphanIds;
import io.drillmaster.verdict.Orphans;
import io.drillmaster.watch.CaptureDamaged;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    void rows_of_the_client_and_rows_of_others_are_told_apart() throws IOException {
        write("exhibits/rows.csv", "stream,id,position\ns1,0,7\ns2,0,8\ns1,2,9\n");
        List<Operation> operations =
                IntStream.range(0, 3)
                        .mapToObj(seq -> new Operation(seq, seq, seq, seq + 1, Fate.OK, ""))
                        .toList();

        OrphanIds ids = LedgerRows.read(folder.resolve("exhibits/rows.csv"), "s1");

        assertThat(Orphans.of(ids, operations)).isEqualTo(new Orphans(2, 0, 0, 1));
    }

    @Test
    void rows_that_are_not_the_ledgers_are_damage() throws IOException {
        write("exhibits/rows.csv", "account,symbol\na,b\n");

        assertThatThrownBy(() -> LedgerRows.read(folder.resolve("exhibits/rows.csv"), "s1"))
                .isInstanceOf(CaptureDamaged.class)
                .hasMessageContaining("no columns stream and id");
    }

    @Test
    void a_name_that_leads_elsewhere_is_never_read() throws IOException {
        write("elsewhere.txt", "abc");

        assertThat(trouble("exhibits/../elsewhere.txt")).contains("is no name of an exhibit");
        assertThat(trouble("/etc/passwd")).contains("is no name of an exhibit");
    }
}
