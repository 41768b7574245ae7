package io.drillmaster.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The parts of the lab, and what a lab that stands says to whoever wants another. */
@Tag("lab")
class PartsLabTest {

    private final TestLab lab = TestLab.up();

    @Test
    void a_lab_that_stands_keeps_its_part() throws Exception {
        boolean full = lab.estate().hosts().containsKey("nyc-router");
        String stands = full ? "full" : "database";

        Said other = up("--part", full ? "database" : "full");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("stands with part " + stands, "lab down --name");

        Said same = up("--part", stands);
        assertThat(same.exit()).as(same.err()).isZero();
    }

    @Test
    void a_part_that_nobody_wrote_is_refused_with_those_there_are() throws Exception {
        Said said = up("--part", "weather");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("--part is one of: full database", "not 'weather'");
    }

    /** Bookworm has no packages for the rest of the estate. */
    @Test
    void an_old_base_has_no_full_estate() throws Exception {
        Said said = run(lab.name() + "-old", "--base", "bookworm", "--part", "full");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("bookworm has only the part database");
    }

    private record Said(int exit, String err) {}

    private Said up(String... words) throws Exception {
        return run(lab.name(), words);
    }

    private Said run(String name, String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(lab.command().toString(), "up", "--name", name));
        command.addAll(List.of(words));
        Process process =
                new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), err);
    }
}
