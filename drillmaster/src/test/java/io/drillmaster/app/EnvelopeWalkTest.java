package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sealed step from its file to the report, at the command line. */
class EnvelopeWalkTest {

    private static final String ENVELOPE =
            """
            ---
            salt: %s
            ---
            ### A second database host is lost

            ```drill
            act: power.cut
            on: chi-db1
            limit: 10s
            undo: {verb: power.on, limit: 10s}
            inject: A database of Chicago is dark
            to: engineering
            expected: nobody touches New York
            ```
            """
                    .formatted("0f".repeat(32));

    @TempDir Path home;

    private Cli cli = new Cli(Path.of("unset"));
    private Path page = Path.of("unset");

    @BeforeEach
    void atHome() throws IOException {
        cli = new Cli(home);
        page =
                Files.writeString(
                        home.resolve("page.md"),
                        Page.with(
                                        "### Settled\n",
                                        "### Something happens\n\n```drill\nsealed:"
                                                + " surprise\nlimit: 1m\n```\n\n### Settled\n")
                                .replace("## Fail over (5m)", "## Fail over (7m)"));
    }

    private static void envelope(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("surprise.md"), ENVELOPE);
    }

    private Cli.Ran run(String verb, String... more) {
        String[] words = {verb, page.toString(), "--estate", Cli.SIMULATED, "--unattended"};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return cli.run(all);
    }

    @Test
    void it_is_kept_when_the_drill_is_planned_and_opened_when_it_is_due() throws IOException {
        envelope(home.resolve("sealed"));

        Cli.Ran ran = run("run", "--with", "injection=power");

        assertThat(ran.err()).contains("the envelope is opened, as it was sealed");
        DrillHome drill = cli.only();
        assertThat(Files.readString(drill.path().resolve("runbook.md"))).doesNotContain("chi-db1");
        String kept = Files.readString(drill.path().resolve("sealed/2.4.json"));
        assertThat(kept).contains("chi-db1", "\"salt\":\"");
        assertThat(Files.getPosixFilePermissions(drill.path().resolve("sealed")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        String first = Files.readAllLines(drill.journal()).getFirst();
        assertThat(first).contains(Digest.sha256(kept)).doesNotContain("A second database host");
        assertThat(Files.readString(drill.journal())).contains("\"step\":\"2.4/1\"");
    }

    @Test
    void the_report_says_when_it_was_opened_and_that_it_is_unaltered() throws IOException {
        envelope(home.resolve("sealed"));

        Cli.Ran ran = run("run", "--with", "injection=power", "--json");

        JsonNode json = JsonMapper.builder().build().readTree(ran.out());
        JsonNode envelope = json.path("envelopes").path(0);
        assertThat(envelope.path("unaltered").asBoolean()).isTrue();
        assertThat(envelope.path("opened").asString()).isNotEmpty();
        assertThat(json.path("events")).hasSize(2);
        assertThat(json.path("events").path(1).path("number").asString()).isEqualTo("1.1");
        assertThat(json.path("events").path(1).path("result").asString()).isEqualTo("done");
        assertThat(Files.readString(cli.only().files().page()))
                .contains("Master scenario events list", "A database of Chicago is dark")
                .contains("<strong>unaltered</strong>", envelope.path("hash").asString());
    }

    @Test
    void what_is_planned_shows_its_hash_and_hides_what_is_in_it() throws IOException {
        envelope(home.resolve("elsewhere"));

        Cli.Ran ran = run("plan", "--sealed", home.resolve("elsewhere").toString());

        assertThat(ran.out()).contains("the envelope `surprise`", "SHA-256 ");
        assertThat(ran.out() + ran.err()).doesNotContain("A second database host");
    }

    @Test
    void a_stand_in_does_not_believe_a_false_alarm() throws IOException {
        envelope(home.resolve("sealed"));
        Files.writeString(
                page,
                Files.readString(page).replace("otherwise: abort", "otherwise: abort\npasses: no"));

        Cli.Ran ran = run("run", "--with", "injection=power");

        assertThat(ran.err()).contains("The drill is complete");
        assertThat(Files.readString(cli.only().journal())).contains("\"answer\":\"no\"");
    }

    @Test
    void without_its_file_there_is_no_drill() {
        assertThat(run("plan").err()).contains("there is no envelope `surprise`");
        assertThat(run("plan", "--sealed", home.resolve("nowhere").toString()).err())
                .contains("There is no folder", "--sealed");
    }
}
