package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people may get wrong when they tell the programme something. */
class ProgrammeInputTest {

    @TempDir Path home;
    private Cli cli = new Cli(Path.of("unset"));

    @BeforeEach
    void atHome() {
        cli = new Cli(home).at(Instant.parse("2026-11-05T12:00:00Z"));
    }

    private Cli.Ran notice(String when) {
        return cli.run("notice", Cli.RUNBOOK, "--estate", Cli.SIMULATED, "--for", when);
    }

    @Test
    void a_notice_is_for_a_time_to_come_inside_the_window() {
        assertThat(notice("soon").err()).contains("--for 2026-11-07T02:00", "`soon`");
        assertThat(notice("2026-11-07T05:00").err()).contains("outside the runbook's window");
        assertThat(notice("2026-11-04T02:00").err()).contains("is over");
        assertThat(notice("soon").exit()).isEqualTo(2);
        assertThat(home.resolve("programme.jsonl")).doesNotExist();

        assertThat(notice("2026-11-08T07:30:00Z").out()).contains("begins at 2026-11-08T07:30:00Z");
        assertThat(notice("2026-11-07T02:00").err()).contains("less than the 48 h");
    }

    @Test
    void a_word_that_is_kept_for_ever_says_something() {
        assertThat(cli.run("freeze").err()).contains("REASON", "Usage: drill freeze");
        assertThat(cli.run("freeze", " ").err()).contains("A reason is needed");
        assertThat(cli.run("freeze", "why", "--by", " ").err()).contains("the name of a person");
        assertThat(home.resolve("programme.jsonl")).doesNotExist();
    }

    @Test
    void there_is_nothing_to_thaw_to_override_or_to_accept() {
        cli.rehearse();

        assertThat(cli.run("thaw").err()).contains("Nothing is frozen");
        assertThat(
                        cli.run(
                                        "override",
                                        Cli.RUNBOOK,
                                        "--estate",
                                        Cli.SIMULATED,
                                        "--reason",
                                        "must")
                                .err())
                .contains("Nothing stands in the way");
        assertThat(cli.run("accept", cli.only().id(), "--reason", "must").err())
                .contains("left nothing behind");
    }

    @Test
    void a_programme_that_was_altered_lets_nothing_start_and_its_entry_is_named()
            throws IOException {
        cli.run("freeze", "an incident");
        cli.run("thaw");
        Path file = home.resolve("programme.jsonl");
        Files.writeString(file, Files.readString(file).replace("Frozen", "Thawed"));

        for (String[] words :
                new String[][] {
                    {"freeze", "again"},
                    {"run", Cli.RUNBOOK, "--estate", Cli.SIMULATED, "--unattended"}
                }) {
            Cli.Ran ran = cli.run(words);
            assertThat(ran.exit()).isEqualTo(5);
            assertThat(ran.err()).contains("programme.jsonl", "entry 1", "Put back a copy");
        }
        assertThat(cli.drills().all()).isEmpty();
    }
}
