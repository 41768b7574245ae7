package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.DrillLock;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.FileJournalStore;
import io.drillmaster.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A production estate that is simulated, drilled as production would be. */
class InterlocksWalkTest {

    /** Inside the window of the monthly drill, on its Saturday. */
    private static final Instant NIGHT = Instant.parse("2026-11-07T07:10:00Z");

    private static final Instant EARLIER = NIGHT.minus(Duration.ofDays(3));

    @TempDir Path home;
    private Cli cli = new Cli(Path.of("unset"));
    private Path estate = Path.of("unset");

    @BeforeEach
    void inProduction() throws IOException {
        cli = new Cli(home).at(NIGHT);
        estate =
                Files.writeString(
                        home.resolve("production.yaml"),
                        Files.readString(Path.of(Cli.SIMULATED))
                                .replace("kind: simulated", "kind: production"));
    }

    private Cli.Ran run(Cli at, String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, Cli.RUNBOOK));
        words.addAll(List.of("--estate", estate.toString(), "--with", "injection=power"));
        words.add("--unattended");
        words.addAll(Arrays.asList(more));
        return at.run(words.toArray(String[]::new));
    }

    private Cli.Ran start(String... more) {
        List<String> words = new ArrayList<>(List.of("--yes"));
        words.addAll(Arrays.asList(more));
        return run(cli, "run", words.toArray(String[]::new));
    }

    private void preparedAsItShould() {
        assertThat(run(cli.at(EARLIER), "approve", "--by", "Bob").exit()).isZero();
        assertThat(notice("2026-11-07T02:00").exit()).isZero();
    }

    private Cli.Ran notice(String when) {
        return cli.at(EARLIER)
                .run(
                        "notice",
                        Cli.RUNBOOK,
                        "--estate",
                        estate.toString(),
                        "--by",
                        "Ada",
                        "--for",
                        when);
    }

    @Test
    void a_drill_nobody_prepared_is_refused_with_every_reason_and_leaves_nothing() {
        cli = cli.at(NIGHT.plus(Duration.ofHours(2)));

        Cli.Ran ran = start("--json");

        assertThat(ran.exit()).isEqualTo(5);
        assertThat(ran.err())
                .contains("may not start on simulated now; nothing was touched")
                .contains("  approval: nobody", "  notice: nobody", "  window: now,")
                .contains("`./drill override`");
        assertThat(ran.out()).contains("\"verdict\":\"none\"");
        assertThat(cli.drills().all()).isEmpty();
        assertThat(home.resolve("drills")).doesNotExist();
        assertThat(home.resolve("programme.jsonl")).doesNotExist();
    }

    @Test
    void a_drill_that_was_approved_and_announced_runs_once() {
        preparedAsItShould();
        assertThat(run(cli, "interlocks").exit()).isZero();

        assertThat(start().exit()).isZero();

        Cli.Ran again = start();
        assertThat(again.exit()).isEqualTo(5);
        assertThat(again.err()).contains("  approval: nobody approved").doesNotContain("notice:");
    }

    @Test
    void whoever_approved_a_plan_does_not_start_it() {
        preparedAsItShould();
        cli = cli.as("bob");

        assertThat(start().err()).contains("only Bob approved this plan, who would also start it");
    }

    @Test
    void the_plan_and_interlocks_show_what_holds_and_what_does_not() {
        notice("2026-11-07 02:00");

        assertThat(run(cli, "plan").out())
                .containsPattern("NO +approval +nobody approved")
                .containsPattern("yes +notice +people were told in time")
                .containsPattern("yes +window ");
        assertThat(run(cli, "interlocks").exit()).isEqualTo(5);
        assertThat(home.resolve("drills")).doesNotExist();
    }

    @Test
    void two_people_override_and_their_words_stand_in_journal_and_report() throws IOException {
        run(cli, "override", "--by", "Bob", "--reason", "the auditors are here");
        assertThat(start("--override").err()).contains("  approval: nobody", "  notice: nobody");

        Cli.Ran second = run(cli, "override", "--by", "Cy", "--reason", "I saw them");
        assertThat(second.out()).contains("two people did now");
        assertThat(start().err()).contains("  approval: nobody");
        Cli.Ran ran = start("--override", "--json");

        assertThat(ran.exit()).as(ran.err()).isZero();
        DrillHome drill = cli.only();
        assertThat(drill.entries().subList(1, 5))
                .extracting(Entry::event)
                .containsExactly(
                        new Event.Overrode("approval", "Bob", "the auditors are here"),
                        new Event.Overrode("approval", "Cy", "I saw them"),
                        new Event.Overrode("notice", "Bob", "the auditors are here"),
                        new Event.Overrode("notice", "Cy", "I saw them"));
        assertThat(ran.out()).contains("\"overrides\":[{\"interlock\":\"approval\"");
        assertThat(Files.readString(drill.files().page()))
                .contains("overrode notice", "the auditors are here");
        assertThat(start("--override").err()).contains("  approval: nobody");
    }

    @Test
    void an_override_of_one_hour_does_not_cover_what_arises_later() {
        for (String person : List.of("Bob", "Cy")) {
            run(cli, "override", "--by", person, "--reason", "must");
        }
        cli = cli.at(NIGHT.plus(Duration.ofHours(2)));

        assertThat(start("--override").err())
                .contains("  window: now,")
                .doesNotContain("approval:", "notice:");
    }

    @Test
    void a_freeze_lets_nothing_start_and_is_not_overridden() {
        preparedAsItShould();
        assertThat(cli.run("freeze", "a real incident", "--by", "Zoe").exit()).isZero();

        assertThat(start("--override").err())
                .contains("  frozen: everything is frozen by Zoe", "a real incident")
                .contains("A freeze cannot be overridden");
        assertThat(run(cli, "override", "--by", "Bob", "--reason", "must").err())
                .contains("a freeze cannot be overridden");
        assertThat(cli.rehearse().exit()).isEqualTo(5);
        assertThat(cli.run("demo", "--rehearse").exit()).isEqualTo(5);
        assertThat(cli.drills().all()).isEmpty();

        assertThat(cli.run("thaw").out()).contains("Thawed by ada", "frozen by Zoe");
        assertThat(start().exit()).isZero();
    }

    @Test
    void while_frozen_a_drill_that_was_left_is_not_resumed_but_taken_back() throws IOException {
        preparedAsItShould();
        start();
        DrillHome drill = cli.only();
        cutAfterTheInjection(drill);
        assertThat(run(cli, "interlocks").out())
                .containsPattern("NO +leftovers +drill " + drill.id() + " was never closed");
        assertThat(cli.run("accept", drill.id(), "--reason", "never mind").err())
                .contains("`./drill abort " + drill.id() + "` first");
        cli.run("freeze", "a real incident");

        Cli.Ran resumed = cli.run("resume", drill.id());
        assertThat(resumed.exit()).isEqualTo(5);
        assertThat(resumed.err()).contains("stays as it stands", "frozen by ada");

        Cli.Ran aborted = cli.run("abort", drill.id(), "--reason", "it is frozen");
        assertThat(aborted.exit()).as(aborted.err()).isZero();
        assertThat(aborted.out()).contains("is aborted");
        assertThat(run(cli, "interlocks").out()).containsPattern("yes +leftovers");
    }

    private static void cutAfterTheInjection(DrillHome drill) throws IOException {
        List<Entry> entries = drill.entries();
        int called = 0;
        while (!(entries.get(called).event() instanceof Event.Called)) {
            called++;
        }
        Files.write(drill.journal(), Files.readAllLines(drill.journal()).subList(0, called + 2));
    }

    @Test
    void what_a_drill_left_stands_in_the_way_until_two_people_accepted_it() throws IOException {
        preparedAsItShould();
        start();
        DrillHome drill = cli.only();
        Event opened = drill.entries().getFirst().event();
        Files.delete(drill.journal());
        try (Journal journal = new Journal(FileJournalStore.open(drill.journal()))) {
            var at = new io.drillmaster.journal.Moment(NIGHT, 1, 1);
            journal.append(at, opened);
            journal.append(
                    at, new Event.Closed(Ending.ABORTED, "why", List.of("a rule on nyc-db1")));
        }
        String[] accept = {"accept", drill.id(), "--reason", "it is gone", "--by"};

        assertThat(run(cli, "interlocks").out())
                .containsPattern("NO +leftovers +.*a rule on nyc-db1.*`./drill accept");
        assertThat(by("Bob", accept).out()).contains("A second person must, too.");
        assertThat(by("bob", accept).out()).contains("A second person must, too.");
        assertThat(run(cli, "interlocks").out()).containsPattern("NO +leftovers");
        assertThat(by("Cy", accept).out()).contains("Two people did now.");
        assertThat(run(cli, "interlocks").out()).containsPattern("yes +leftovers");
    }

    private Cli.Ran by(String person, String... words) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = person;
        return cli.run(all);
    }

    @Test
    void two_drills_never_run_on_the_same_hosts() throws IOException {
        preparedAsItShould();
        cli.rehearse();
        DrillHome other = cli.only();
        try (DrillLock _ = DrillLock.take(other).orElseThrow()) {
            assertThat(start().err())
                    .contains("  blast-radius: drill " + other.id() + " is running on simulated")
                    .contains("nyc-db1 (192.0.2.11)");
        }

        assertThat(start().exit()).isZero();
    }
}
