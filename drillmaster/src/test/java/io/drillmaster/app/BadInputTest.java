package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.drills.DrillHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BadInputTest {

    @TempDir Path home;
    private Cli cli = new Cli(Path.of("unset"));

    @BeforeEach
    void atHome() {
        cli = new Cli(home);
    }

    @Test
    void an_unknown_option_gets_the_usage_and_exit_code_2() {
        Cli.Ran ran = cli.run("run", Cli.RUNBOOK, "--jsn");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("Unknown option: '--jsn'", "Usage: drill run", "--json");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void no_word_at_all_gets_the_usage_and_exit_code_2() {
        Cli.Ran ran = cli.run();

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("demo", "lint", "plan", "run", "resume", "abort", "answer");
    }

    @Test
    void the_version_is_told() {
        Cli.Ran ran = cli.run("--version");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).startsWith("drillmaster ");
    }

    @Test
    void help_explains_each_command() {
        for (String command :
                new String[] {
                    "demo",
                    "lint",
                    "plan",
                    "run",
                    "list",
                    "show",
                    "resume",
                    "abort",
                    "answer",
                    "interlocks",
                    "approve",
                    "notice",
                    "override",
                    "accept",
                    "freeze",
                    "thaw"
                }) {
            Cli.Ran ran = cli.run("help", command);
            assertThat(ran.exit()).as(command).isZero();
            assertThat(ran.out()).contains("Usage: drill " + command);
        }
    }

    @Test
    void an_unknown_runbook_is_answered_with_those_there_are() {
        Cli.Ran ran = cli.run("plan", "DR-MONTHLY-DB-009", "--estate", Cli.SIMULATED);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("There is no runbook DR-MONTHLY-DB-009", Cli.RUNBOOK);
    }

    @Test
    void a_runbook_with_problems_is_not_run_and_each_has_its_place() throws IOException {
        Path file = home.resolve("bad.md");
        Files.writeString(
                file,
                Files.readString(Cli.ROOT.resolve("runbooks/dr-monthly-db-001.md"))
                        .replace("network.isolate", "network.isolat"));

        Cli.Ran lint = cli.run("lint", file.toString());
        assertThat(lint.exit()).isEqualTo(2);
        assertThat(lint.out())
                .containsPattern("bad.md:\\d+:\\d+: ")
                .contains("network.isolat", "did you mean `network.isolate`");
        Cli.Ran run = cli.run("run", file.toString(), "--estate", Cli.SIMULATED, "--unattended");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("nothing was touched");
        assertThat(cli.drills().all()).isEmpty();
    }

    @Test
    void the_catalogue_that_ships_is_clean() {
        Cli.Ran ran = cli.run("lint");

        assertThat(ran.exit()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("no problems");
    }

    @Test
    void a_plan_shows_each_step_with_its_undo_and_makes_no_drill() {
        Cli.Ran ran =
                cli.run(
                        "plan",
                        Cli.RUNBOOK,
                        "--estate",
                        Cli.SIMULATED,
                        "--unattended",
                        "--with",
                        "injection=power");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("power.cut on nyc-db1", "undo: power.on on nyc-db1", "digest")
                .contains("stand-ins answer", "Nothing was touched")
                .doesNotContain("leader of trading-db", "${");
        assertThat(home.resolve("drills")).doesNotExist();
    }

    @Test
    void a_value_a_parameter_cannot_have_is_refused_with_those_it_can() {
        Cli.Ran ran = cli.rehearse("--with", "injection=powr");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("`power`", "nothing was touched");
    }

    @Test
    void an_option_without_a_sign_is_explained() {
        Cli.Ran ran = cli.rehearse("--with", "power");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--with injection=power");
    }

    @Test
    void a_role_the_runbook_has_not_is_refused_with_those_it_has() {
        Cli.Ran ran = cli.rehearse("--as", "oprations=Ada");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("oprations", "did you mean `operations`");
    }

    @Test
    void without_an_estate_the_ways_to_name_one_are_told() {
        Cli.Ran ran = cli.run("run", Cli.RUNBOOK);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("No lab is up", "./drill lab up", "--estate FILE");
    }

    @Test
    void with_two_labs_one_must_be_chosen() throws IOException {
        for (String lab : new String[] {"one", "two"}) {
            Files.createDirectories(home.resolve("labs").resolve(lab));
            Files.writeString(home.resolve("labs").resolve(lab).resolve("estate.yaml"), "");
        }

        assertThat(cli.run("run", Cli.RUNBOOK).err()).contains("one, two", "--lab NAME");
        assertThat(cli.run("run", Cli.RUNBOOK, "--lab", "three").err())
                .contains("There is no lab three", "one, two");
    }

    @Test
    void two_estates_are_one_too_many() {
        assertThat(cli.rehearse("--lab", "demo").exit()).isEqualTo(2);
    }

    @Test
    void an_estate_with_problems_is_refused_with_each_place() throws IOException {
        Path file = home.resolve("estate.yaml");
        Files.writeString(
                file, Files.readString(Path.of(Cli.SIMULATED)).replace("client-1\n", "client-2\n"));

        Cli.Ran ran = cli.run("plan", Cli.RUNBOOK, "--estate", file.toString());

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).containsPattern("estate.yaml:\\d+:\\d+: unknown host `client-2`");
    }

    @Test
    void a_secret_that_lies_open_stops_the_drill_before_anything_is_touched() throws IOException {
        Path file = real();
        Files.writeString(home.resolve("password"), "tiger");

        Cli.Ran ran = cli.run("run", Cli.RUNBOOK, "--estate", file.toString(), "--yes", "--json");

        assertThat(ran.exit()).isEqualTo(5);
        assertThat(ran.err()).contains("lies open", "chmod 600").doesNotContain("tiger");
        assertThat(JsonMapper.builder().build().readTree(ran.out()).path("verdict").asString())
                .isEqualTo("none");
        assertThat(cli.drills().all()).isEmpty();
    }

    @Test
    void a_secret_that_is_missing_is_named_with_its_file() throws IOException {
        Cli.Ran ran = cli.run("plan", Cli.RUNBOOK, "--estate", real().toString());

        assertThat(ran.exit()).isEqualTo(5);
        assertThat(ran.err()).contains(home.resolve("password").toString(), "no such file");
    }

    /** The simulated estate as if it were real, with a password file beside it. */
    private Path real() throws IOException {
        Path file = home.resolve("real.yaml");
        return Files.writeString(
                file,
                Files.readString(Path.of(Cli.SIMULATED))
                                .replace("kind: simulated", "kind: production")
                                .replace("/dev/null", "password")
                        + "ssh: {user: root, port: 22, key: key, known-hosts: known_hosts}\n");
    }

    @Test
    void a_home_that_cannot_be_written_is_named_with_the_remedy() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        Cli inTheWay = new Cli(file);

        Cli.Ran ran = inTheWay.rehearse();

        assertThat(ran.exit()).isEqualTo(5);
        assertThat(ran.err()).contains(file.toString(), "DRILLMASTER_HOME", "Nothing was started");
    }

    @Test
    void an_unknown_drill_is_answered_with_the_nearest() {
        cli.rehearse();

        for (String command : new String[] {"show", "resume", "abort"}) {
            Cli.Ran ran = cli.run(command, "DR-MONTHLY-DB-001");
            assertThat(ran.exit()).as(command).isEqualTo(2);
            assertThat(ran.err()).contains(cli.only().id());
        }
    }

    @Test
    void a_damaged_journal_is_refused_with_the_entry_named() throws IOException {
        cli.rehearse();
        DrillHome drill = cli.only();
        String text = Files.readString(drill.journal());
        Files.writeString(drill.journal(), text.replaceFirst("PhaseBegan", "PhaseBeGan"));

        Cli.Ran ran = cli.run("show", drill.id());

        assertThat(ran.exit()).isEqualTo(5);
        assertThat(ran.err()).containsPattern("entry \\d+").contains("Put back a copy");
        assertThat(cli.run("list").out()).contains("damaged");
    }

    @Test
    void home_follows_the_environment_as_documented() {
        Cli xdg = new Cli(home, Map.of("DRILLMASTER_HOME", "", "XDG_STATE_HOME", home.toString()));
        xdg.rehearse();

        assertThat(home.resolve("drillmaster/drills")).isDirectory();
    }
}
