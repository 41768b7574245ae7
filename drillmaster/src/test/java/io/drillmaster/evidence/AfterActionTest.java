package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import io.drillmaster.runbook.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AfterActionTest {

    @TempDir Path home;

    /** What is promised is kept in part: a graceful hand-over cannot show that nothing is lost. */
    private String rehearsed(String... more) throws IOException {
        Path page =
                Files.writeString(
                        home.resolve("page.md"),
                        Page.with(
                                        "settle: 3s",
                                        "capabilities: {Infrastructure systems: \"rto.database,"
                                                + " rpo.tier1\"}\nsettle: 3s")
                                .replace("objectives:\n", "objectives:\n  - rpo.tier1 = 0\n"));
        Cli cli = new Cli(home);
        String[] words = {"run", page.toString(), "--estate", Cli.SIMULATED, "--unattended"};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        cli.run(all);
        return Files.readString(cli.only().files().afterAction());
    }

    @Test
    void it_has_the_overview_the_capabilities_and_the_improvement_plan() throws IOException {
        String text = rehearsed("--with", "injection=power");

        assertThat(text)
                .contains("REHEARSAL")
                .contains("| Exercise name | A test (DR-TEST-001-")
                .contains("| Capabilities | Infrastructure systems |")
                .contains("| Threat or hazard | power.cut on nyc-db1 (")
                .contains("| Participants | drill-master: nobody, stand-ins answered |")
                .contains("### Infrastructure systems", "### Other objectives")
                .contains("## Appendix A: Improvement plan")
                .contains("HSEEP");
    }

    @Test
    void what_was_met_is_a_strength_with_its_evidence() throws IOException {
        String strengths = between(rehearsed("--with", "injection=power"), "Strengths:", "Areas");

        assertThat(strengths)
                .contains("- rto.database < 2 min: ")
                .containsPattern("met \\(entries \\d+");
    }

    @Test
    void what_was_not_is_an_area_with_room_for_people_and_a_row_of_the_plan() throws IOException {
        String text = rehearsed();

        assertThat(between(text, "Areas for improvement:", "### Other"))
                .contains("- Observation: rpo.tier1 = 0: ", "unproven, for ")
                .contains("  - Analysis: (for people to write)");
        assertThat(text.substring(text.indexOf("## Appendix A")))
                .containsPattern(
                        "\\| Infrastructure systems \\| rpo.tier1 = 0: unproven \\|.*\\|"
                                + " Equipment \\|");
    }

    private static String between(String text, String from, String to) {
        int at = text.indexOf(from);
        return text.substring(at, text.indexOf(to, at + from.length()));
    }
}
