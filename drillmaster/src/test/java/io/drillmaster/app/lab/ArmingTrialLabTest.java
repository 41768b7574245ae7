package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Interlock;
import io.drillmaster.runbook.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lab calls itself production, where the dead-man is tried on its target before a start. */
@Tag("lab")
class ArmingTrialLabTest extends OnTheLab {

    /** Inside the window of the monthly drill, on its Saturday. */
    private static final Instant NIGHT = Instant.parse("2026-11-07T07:10:00Z");

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String SYSTEMD_RUN = "/usr/bin/systemd-run";

    private Path estate = Path.of("unset");

    @BeforeEach
    void inProduction() throws IOException {
        String text = Files.readString(lab.estateFile());
        assertThat(text).contains("kind: lab\n");
        estate =
                Files.writeString(
                        home.resolve("production.yaml"),
                        text.replace("kind: lab\n", "kind: production\n"));
    }

    private Cli.Ran run(Instant when, String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, Cli.RUNBOOK));
        words.addAll(List.of("--estate", estate.toString(), "--with", "injection=partition"));
        words.add("--unattended");
        words.addAll(List.of(more));
        return new Cli(home).on(when).run(words.toArray(String[]::new));
    }

    private void preparedAsItShould() {
        Instant earlier = NIGHT.minus(Duration.ofDays(3));
        assertThat(run(earlier, "approve", "--by", "Bob").exit()).isZero();
        String[] notice = {"notice", Cli.RUNBOOK, "--estate", estate.toString(), "--by", "Ada"};
        List<String> words = new ArrayList<>(List.of(notice));
        words.addAll(List.of("--for", "2026-11-07T02:00"));
        assertThat(new Cli(home).on(earlier).run(words.toArray(String[]::new)).exit()).isZero();
    }

    @Test
    void a_production_drill_starts_after_its_end_was_armed_and_disarmed_on_the_target() {
        preparedAsItShould();

        Cli.Ran ran = run(NIGHT, "run", "--yes", "--json");

        assertThat(ran.exit()).as(ran.out() + ran.err()).isIn(0, 3);
        assertThat(closed().ending()).as(closed().why()).isEqualTo(Ending.COMPLETED);
        assertThat(closed().left()).isEmpty();
        assertThat(product().events()).noneMatch(Event.Overrode.class::isInstance);
        Step.Act cut = injection();
        String timer = "drillmaster-" + trial(cut) + "-1.timer";
        String log = out(cut.on(), "journalctl -b --no-pager -o cat");
        assertThat(log).contains("Started " + timer, "Stopped " + timer);
        assertThat(log.indexOf("Stopped " + timer)).isGreaterThan(log.indexOf("Started " + timer));
        assertThat(out(cut.on(), "ls /run/drillmaster")).doesNotContain(trial(cut));
        hands.awaitWhole();
    }

    @Test
    void where_the_end_cannot_be_armed_the_start_is_refused_and_the_host_named() {
        preparedAsItShould();
        String leader = hands.leader();
        Cli.Ran ran;
        out(leader, "chmod a-x " + SYSTEMD_RUN);
        try {
            ran = run(NIGHT, "run", "--yes", "--json");
        } finally {
            out(leader, "chmod a+x " + SYSTEMD_RUN);
        }

        assertThat(ran.exit()).isEqualTo(5);
        assertThat(ran.err())
                .contains("nothing was touched", "  dead-man: ", "relies on " + leader)
                .contains("look at systemd on " + leader)
                .doesNotContain("approval:", "notice:", "window:", "clocks:", "leftovers:");
        assertThat(product().folders()).isEmpty();
        assertThat(out(leader, "ls /run/drillmaster")).doesNotContain("deadman-x");
        assertThat(run(NIGHT, "interlocks").out())
                .containsPattern("NO +" + Interlock.DEAD_MAN.word());
    }

    private Step.Act injection() {
        Event.Opened opened = (Event.Opened) product().events().getFirst();
        String step = opened.plan().injection().orElseThrow().step();
        return opened.plan().steps().stream()
                .filter(each -> each.id().equals(step))
                .map(Step.Act.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What a trial's timer is named after. */
    private static String trial(Step.Act act) {
        return Token.of(Call.of(act.verb(), act.on(), LIMIT).marked("trial/" + act.id())).text();
    }

    private String out(String host, String command) {
        try (SshSessions sessions = new SshSessions(hands.ssh())) {
            Ran ran = sessions.run(host, command, LIMIT);
            assertThat(ran).isInstanceOf(Ran.Ended.class);
            return ((Ran.Ended) ran).out();
        }
    }
}
