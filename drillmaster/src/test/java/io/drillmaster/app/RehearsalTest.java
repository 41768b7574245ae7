package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.journal.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RehearsalTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir Path home;
    private Cli cli = new Cli(Path.of("unset"));

    @BeforeEach
    void atHome() {
        cli = new Cli(home);
    }

    @Test
    void a_power_cut_is_rehearsed_to_a_scorecard_and_a_report() throws Exception {
        Cli.Ran ran = cli.rehearse("--with", "injection=power");

        assertThat(ran.err())
                .contains("Phase 1 of", "power.cut on nyc-db1", "The drill is complete");
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("MET")
                .contains("rto.database < 2 min", "rpo.tier1 = 0", "a rehearsal", "Not verified")
                .contains("report.html");
        assertThat(Files.readString(cli.only().files().page())).containsIgnoringCase("rehearsal");
        assertThat(cli.only().files().junit()).exists();
    }

    @Test
    void a_graceful_switchover_cannot_prove_that_nothing_is_lost() {
        Cli.Ran ran = cli.rehearse();

        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(3);
        assertThat(ran.out()).startsWith("UNPROVEN").contains("by fidelity");
    }

    @Test
    void json_is_exactly_one_object_with_what_it_rests_on() {
        Cli.Ran ran = cli.rehearse("--with", "injection=power", "--json");

        JsonNode json = MAPPER.readTree(ran.out());
        assertThat(ran.out().strip().lines()).hasSize(1);
        assertThat(json.path("drill").asString()).isEqualTo(cli.only().id());
        assertThat(json.path("verdict").asString()).isEqualTo("met");
        assertThat(json.path("report").asString()).isEqualTo(cli.only().files().page().toString());
        assertThat(json.path("findings")).hasSize(9);
        for (JsonNode finding : json.path("findings")) {
            assertThat(finding.propertyNames())
                    .contains("objective", "target", "measured", "verdict", "why", "entries");
            assertThat(finding.path("entries").size()).isPositive();
        }
    }

    @Test
    void stand_ins_answer_and_the_journal_says_that_they_did() {
        cli.rehearse();

        assertThat(cli.only().entries())
                .extracting(entry -> entry.event())
                .filteredOn(Event.Replied.class::isInstance)
                .hasSize(2)
                .allSatisfy(event -> {
                    Event.Replied replied = (Event.Replied) event;
                    assertThat(replied.standIn()).isTrue();
                    assertThat(replied.by()).isEqualTo("stand-in");
                });
    }

    @Test
    void two_rehearsals_are_two_drills_and_are_listed() {
        cli.rehearse();
        cli.rehearse("--with", "injection=power");

        assertThat(cli.drills().all()).hasSize(2);
        assertThat(cli.run("list").out())
                .contains("-001 ", "unproven, completed")
                .contains("-002 ", "met, completed");
    }

    @Test
    void a_drill_is_shown_by_steps_or_by_entries() {
        cli.rehearse("--with", "injection=power");
        String id = cli.only().id();

        assertThat(cli.run("show", id).out())
                .contains(
                        "Database failover on simulated", "completed", "Cut the power", "Report:");
        assertThat(cli.run("show", id, "--journal").out())
                .contains("    1  ", "power.cut on nyc-db1");
    }

    @Test
    void a_closed_drill_that_is_resumed_is_judged_again_to_the_same_end() throws Exception {
        Cli.Ran first = cli.rehearse("--with", "injection=power", "--json");
        DrillHome drill = cli.only();
        Files.delete(drill.files().json());
        Files.delete(drill.files().page());

        Cli.Ran again = cli.run("resume", drill.id(), "--json");

        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.exit()).isZero();
        assertThat(drill.files().page()).exists();
    }

    @Test
    void a_closed_drill_has_nothing_to_abort_or_to_answer() {
        cli.rehearse();
        String id = cli.only().id();

        assertThat(cli.run("abort", id).exit()).isEqualTo(2);
        assertThat(cli.run("abort", id).err()).contains("is closed already");
        assertThat(cli.run("answer", id, "1.1", "yes").err()).contains("asks nothing now");
    }

    @Test
    void a_rehearsal_that_was_cut_short_cannot_be_resumed_and_says_why() throws Exception {
        cli.rehearse();
        DrillHome drill = cli.only();
        Files.write(drill.journal(), Files.readAllLines(drill.journal()).subList(0, 10));

        Cli.Ran ran = cli.run("resume", drill.id());

        assertThat(ran.exit()).isEqualTo(5);
        assertThat(ran.err()).contains("was a rehearsal", "rehearses anew");
        assertThat(cli.run("list").out()).contains("unfinished");
        assertThat(cli.run("show", drill.id()).out()).contains("nobody conducts it");
    }

    @Test
    void the_daily_health_can_be_rehearsed_and_needs_nobody() {
        Cli.Ran ran = cli.run("run", "DR-DAILY-DB-001", "--estate", Cli.SIMULATED);

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("MET").contains("checks.failed = 0");
    }
}
