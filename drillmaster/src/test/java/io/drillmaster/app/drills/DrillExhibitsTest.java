package io.drillmaster.app.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Exhibit;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Purpose;
import io.drillmaster.verdict.Plans;
import io.drillmaster.verdict.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillExhibitsTest {

    private static final String DRILL = "DRILL-20260307-001";
    private static final String DIGEST_OF_ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final Script script = new Script(Plans.with(Fidelity.POWER, "rto.database < 2m"));

    @TempDir Path drills;

    @BeforeEach
    void aDrill() throws IOException {
        Files.createDirectories(drills.resolve(DRILL));
        Files.writeString(new DrillHome(drills.resolve(DRILL)).journal(), script.text());
    }

    private Call call(String step, String host) {
        Entry opened = script.entries().getFirst();
        return Call.of("host.logs", host, Duration.ofSeconds(5))
                .marked(Purpose.looking(opened, DRILL, step));
    }

    private Exhibit keep(Call call, String text) throws IOException {
        return new DrillExhibits(drills)
                .keep(call, ".txt", out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(drills.resolve(DRILL).resolve("exhibits"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void an_exhibit_is_kept_in_the_folder_of_its_drill_and_named_by_step_and_host()
            throws IOException {
        Exhibit kept = keep(call("4.1", "nyc-db1"), "abc");

        assertThat(kept).isEqualTo(new Exhibit("exhibits/4.1-nyc-db1.txt", 3, DIGEST_OF_ABC));
        assertThat(drills.resolve(DRILL).resolve(kept.file())).hasContent("abc");
        assertThat(keep(call("4.2/chi-db1", "chi-db1"), "abc").file())
                .isEqualTo("exhibits/4.2-chi-db1.txt");
    }

    @Test
    void a_step_that_looks_again_replaces_what_it_kept_before() throws IOException {
        keep(call("4.1", "nyc-db1"), "first");
        Exhibit again = keep(call("4.1", "nyc-db1"), "abc");

        assertThat(again.sha256()).isEqualTo(DIGEST_OF_ABC);
        assertThat(files()).containsExactly("4.1-nyc-db1.txt");
    }

    @Test
    void what_breaks_off_leaves_what_was_kept_before() throws IOException {
        Exhibit before = keep(call("4.1", "nyc-db1"), "abc");
        DrillExhibits exhibits = new DrillExhibits(drills);

        assertThatThrownBy(() ->
                        exhibits.keep(
                                call("4.1", "nyc-db1"),
                                ".txt",
                                out -> {
                                    out.write('x');
                                    throw new IOException("the line is dead");
                                }))
                .hasMessage("the line is dead");

        assertThat(drills.resolve(DRILL).resolve(before.file())).hasContent("abc");
        assertThat(files()).containsExactly("4.1-nyc-db1.txt");
    }

    @Test
    void a_call_of_no_drill_keeps_nothing() {
        Call call = Call.of("host.logs", "nyc-db1", Duration.ofSeconds(5));

        for (String mark : new String[] {"", "trial/4.1", "../x/4.1/look/0000beef"}) {
            assertThatThrownBy(() -> keep(call.marked(mark), "abc"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("this call belongs to none");
        }
    }

    @Test
    void a_drill_of_the_same_name_in_another_home_keeps_nothing_here() {
        Call call = Call.of("host.logs", "nyc-db1", Duration.ofSeconds(5));

        assertThatThrownBy(() -> keep(call.marked(DRILL + "/4.1/look/0000beef"), "abc"))
                .hasMessageContaining("is not the journal of the drill");
    }

    @Test
    void the_drill_began_with_the_first_entry_of_its_journal() throws IOException {
        assertThat(new DrillExhibits(drills).begun(call("4.1", "nyc-db1")))
                .isEqualTo(script.entries().getFirst().at().wall());
    }
}
