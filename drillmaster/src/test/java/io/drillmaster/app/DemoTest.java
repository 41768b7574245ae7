package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir Path home;
    private Cli cli = new Cli(Path.of("."));

    @BeforeEach
    void settle() {
        cli = new Cli(home);
    }

    @Test
    void a_rehearsal_runs_the_drill_that_the_simulated_estate_can_carry() {
        Cli.Ran ran = cli.run("demo", "--rehearse");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("Rehearsing DR-MONTHLY-DB-001", "proves nothing");
        assertThat(ran.out()).startsWith("MET").contains("report.html");
        assertThat(cli.run("help", "demo").out())
                .contains("DR-QUARTERLY-001, if not given; with --rehearse, DR-MONTHLY-DB-001");
    }

    @Test
    void any_drill_can_be_named_and_runs_with_its_own_defaults() {
        Cli.Ran ran = cli.run("demo", "--rehearse", "--drill", "dr-daily-db-001");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("Rehearsing DR-DAILY-DB-001");
        assertThat(cli.only().id()).startsWith("DR-DAILY-DB-001");
    }

    @Test
    void a_drill_that_the_estate_cannot_carry_is_refused_with_what_it_lacks() {
        Cli.Ran ran = cli.run("demo", "--rehearse", "--drill", "DR-QUARTERLY-001");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("DR-QUARTERLY-001 cannot be drilled on simulated so; nothing was touched")
                .contains("nyc-router");
        assertThat(cli.drills().all()).isEmpty();
    }

    @Test
    void what_the_runbook_does_not_know_is_refused_before_anything_is_raised() {
        assertThat(cli.run("demo", "--drill", "DR-QUARTERLY-01").err())
                .contains("There is no runbook DR-QUARTERLY-01", "DR-QUARTERLY-001");
        assertThat(cli.run("demo", "--with", "scales=lab").err())
                .contains("DR-QUARTERLY-001 has no parameter `scales`", "did you mean `scale`?")
                .contains("Nothing was raised");
        assertThat(cli.run("demo", "--with", "injection=flood").err())
                .contains("`injection` of DR-QUARTERLY-001 is never `flood`", "power, partition");
        assertThat(cli.run("demo", "--with", "injection").exit()).isEqualTo(2);
        assertThat(Files.exists(home.resolve("labs"))).isFalse();
    }
}
