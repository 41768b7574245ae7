package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.Origin;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.FileJournalStore;
import io.drillmaster.journal.Journal;
import io.drillmaster.journal.Moment;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.StopRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill that was begun and never closed stands in the way of the next one on its estate. */
class UnfinishedDrillTest {

    private static final String EARLIER = "DR-MONTHLY-DB-001-20261122-001";

    @TempDir Path home;
    private Cli cli = new Cli(Path.of("unset"));
    private Path estate = Path.of("unset");

    @BeforeEach
    void atHome() throws IOException {
        cli = new Cli(home);
        estate = home.resolve("real.yaml");
        Files.writeString(
                estate,
                Files.readString(Path.of(Cli.SIMULATED))
                                .replace("kind: simulated", "kind: lab")
                                .replace("/dev/null", "no-such-password")
                        + "ssh: {user: root, port: 22, key: key, known-hosts: known_hosts}\n");
    }

    @Test
    void it_is_named_with_both_ways_on_before_the_estate_is_asked_anything() throws IOException {
        begin(Estate.Kind.LAB, name());

        Cli.Ran ran = run();

        assertThat(ran.exit()).isEqualTo(5);
        assertThat(ran.err())
                .contains(name(), "./drill resume " + EARLIER, "./drill abort " + EARLIER)
                .contains("Nothing was touched")
                .doesNotContain("Asking");
        assertThat(ran.out()).contains("\"verdict\":\"none\"");
        assertThat(cli.drills().all()).hasSize(1);
    }

    @Test
    void a_refused_start_does_not_keep_the_estate() throws IOException {
        begin(Estate.Kind.LAB, name());

        run();

        assertThat(run().err()).contains(EARLIER).doesNotContain("about to begin");
    }

    @Test
    void an_abort_or_a_resume_is_not_kept_from_it() throws IOException {
        begin(Estate.Kind.LAB, name());

        assertThat(cli.run("resume", EARLIER).err()).contains("it changed since");
    }

    @Test
    void one_that_was_closed_is_in_nobodys_way() throws IOException {
        begin(Estate.Kind.LAB, name());
        DrillHome drill = cli.drills().find(EARLIER);
        try (Journal journal = new Journal(FileJournalStore.open(drill.journal()))) {
            journal.append(
                    moment(), new Event.Closed(Ending.COMPLETED, "every step ended", List.of()));
        }

        assertThat(run().err()).contains("no-such-password").doesNotContain(EARLIER);
    }

    @Test
    void one_on_another_estate_is_in_nobodys_way() throws IOException {
        begin(Estate.Kind.LAB, "another");

        assertThat(run().err()).contains("no-such-password").doesNotContain(EARLIER);
    }

    @Test
    void a_rehearsal_is_in_nobodys_way_and_nothing_is_in_its_way() throws IOException {
        begin(Estate.Kind.LAB, name());
        assertThat(cli.rehearse("--with", "injection=power").exit()).isZero();
        assertThat(home.resolve("estates")).doesNotExist();

        begin(Estate.Kind.SIMULATED, name());
        assertThat(run().err()).contains("no-such-password").doesNotContain(EARLIER);
    }

    @Test
    void one_whose_estate_is_gone_does_not_block_for_ever() throws IOException {
        begin(Estate.Kind.LAB, name());
        DrillHome drill = cli.drills().find(EARLIER);
        drill.remember(new Origin("r.md", home.resolve("gone.yaml").toString(), Optional.empty()));

        assertThat(run().err()).contains("no-such-password").doesNotContain(EARLIER);
    }

    @Test
    void one_whose_lab_was_raised_anew_does_not_block_for_ever() throws IOException {
        begin(Estate.Kind.LAB, name());
        DrillHome drill = cli.drills().find(EARLIER);
        drill.remember(new Origin("r.md", estate.toString(), Optional.of("demo")));

        assertThat(run().err()).contains("no-such-password").doesNotContain(EARLIER);
    }

    @Test
    void one_whose_journal_is_damaged_does_not_block_for_ever() throws IOException {
        begin(Estate.Kind.LAB, name());
        Path journal = cli.drills().find(EARLIER).journal();
        Files.writeString(journal, Files.readString(journal).replace("Opened", "Opned"));

        assertThat(run().err()).contains("no-such-password").doesNotContain(EARLIER);
    }

    private Cli.Ran run() {
        return cli.run("run", Cli.RUNBOOK, "--estate", estate.toString(), "--unattended", "--json");
    }

    private String name() throws IOException {
        return Files.readString(estate)
                .lines()
                .filter(line -> line.startsWith("estate: "))
                .map(line -> line.substring("estate: ".length()))
                .findFirst()
                .orElseThrow();
    }

    /** Begins a drill as a process does that is then killed. */
    private void begin(Estate.Kind kind, String on) throws IOException {
        DrillHome drill = new DrillHome(home.resolve("drills").resolve(EARLIER));
        Files.createDirectories(drill.path());
        Files.deleteIfExists(drill.journal());
        drill.remember(new Origin("r.md", estate.toString(), Optional.empty()));
        try (Journal journal = new Journal(FileJournalStore.open(drill.journal()))) {
            journal.append(moment(), new Event.Opened(EARLIER, plan(kind, on)));
        }
    }

    private static Moment moment() {
        return new Moment(Instant.ofEpochSecond(1), 1, 1);
    }

    private static Plan plan(Estate.Kind kind, String on) {
        return new Plan(
                "DR-MONTHLY-DB-001",
                "A test",
                "test",
                "0".repeat(64),
                on,
                kind,
                "0".repeat(64),
                new TreeMap<>(),
                new Crew(new TreeMap<>(), true),
                Duration.ofSeconds(5),
                List.of(),
                StopRules.NONE,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                "0".repeat(64));
    }
}
