package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.engine.DrillState;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("lab")
class FreezeLabTest {

    private final TestLab lab = TestLab.up();

    @TempDir Path home;

    @Test
    void a_freeze_from_another_process_gives_a_host_its_power_back_and_ends_the_drill()
            throws Exception {
        Cli cli =
                new Cli(
                        home,
                        Map.of(
                                "DRILLMASTER_LABS",
                                lab.folder().resolveSibling(".").normalize().toString()));
        try (ExecutorService conducting = Executors.newSingleThreadExecutor()) {
            Future<Cli.Ran> drill =
                    conducting.submit(() ->
                            cli.run(
                                    "run",
                                    Cli.RUNBOOK,
                                    "--lab",
                                    lab.name(),
                                    "--unattended",
                                    "--with",
                                    "injection=power"));
            Eventually.holds(
                    "a power cut of the drill",
                    Duration.ofMinutes(3),
                    () -> drill.isDone() || powerIsCut(cli));
            Process freeze = another("freeze", "an incident");
            assertThat(freeze.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(freeze.exitValue()).isZero();

            Cli.Ran ran = drill.get(5, TimeUnit.MINUTES);

            assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(4);
            Event.Closed closed = state(cli.only()).closed().orElseThrow();
            assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
            assertThat(closed.why()).contains("frozen: an incident");
            assertThat(closed.left()).isEmpty();
            assertThat(state(cli.only()).deeds().all().keySet())
                    .anyMatch(deed -> deed.purpose() == Purpose.UNDO);
        }
        new LabHands(lab).awaitWhole();
    }

    private static boolean powerIsCut(Cli cli) {
        List<DrillHome> drills = cli.drills().all();
        return !drills.isEmpty() && cut(drills.getFirst());
    }

    private static boolean cut(DrillHome drill) {
        DrillState state = state(drill);
        return state.opened().isPresent()
                && state.plan().injection().stream()
                        .flatMap(each -> state.step(each.step()).stream())
                        .anyMatch(progress -> progress.outcome().isPresent());
    }

    private static DrillState state(DrillHome drill) {
        return DrillState.of(drill.entries());
    }

    private Process another(String... words) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName());
        builder.command().addAll(List.of(words));
        builder.environment().put("DRILLMASTER_HOME", home.toString());
        return builder.inheritIO().start();
    }
}
