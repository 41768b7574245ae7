package io.drillmaster.app.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstateLockTest {

    @TempDir Path folder;

    @Test
    void an_estate_is_taken_once_and_can_be_given_back() {
        try (EstateLock _ = EstateLock.take(folder, "trading")) {
            assertThatThrownBy(() -> EstateLock.take(folder, "trading"))
                    .isInstanceOf(Refusal.class);
            EstateLock.take(folder, "another").close();
        }

        EstateLock.take(folder, "trading").close();
    }

    @Test
    void the_drill_that_has_the_estate_is_named_with_its_process_and_what_to_do() throws Exception {
        Process other = holding("trading", "DR-X-20261123-001");
        try {
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(() -> EstateLock.take(folder, "trading"))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal ->
                                        assertThat(refusal.exit()).isEqualTo(Exit.COULD_NOT_START))
                        .hasMessageContaining("estate trading")
                        .hasMessageContaining("drill DR-X-20261123-001")
                        .hasMessageContaining("process " + other.pid())
                        .hasMessageContaining("./drill abort DR-X-20261123-001")
                        .hasMessageContaining("Nothing was touched");
            }
        } finally {
            other.destroyForcibly();
        }

        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        EstateLock.take(folder, "trading").close();
    }

    @Test
    void a_process_that_has_no_drill_yet_is_named_all_the_same() throws Exception {
        Process other = holding("trading", "");
        try {
            assertThatThrownBy(() -> EstateLock.take(folder, "trading"))
                    .hasMessageContaining("process " + other.pid())
                    .hasMessageContaining("about to begin a drill");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_name_cannot_leave_the_folder_of_the_locks() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b"));

        try (EstateLock _ = EstateLock.take(deep, "../../trading desk")) {
            assertThat(folder).isDirectoryNotContaining("glob:**trading**");
            assertThat(deep).isDirectoryContaining("glob:**trading**");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_refused_with_the_remedy() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> EstateLock.take(file.resolve("estates"), "trading"))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("DRILLMASTER_HOME");
    }

    /** Another process that has the turn, and says so before this returns. */
    private Process holding(String estate, String drill) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                folder.toString(),
                                estate,
                                drill)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.inputReader().readLine()).isEqualTo("taken");
        return process;
    }

    /** Takes a turn and keeps it until its standard input ends. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            try (EstateLock turn = EstateLock.take(folder, args[1])) {
                if (!args[2].isEmpty()) {
                    turn.by(new DrillHome(folder.resolve(args[2])));
                }
                System.out.println("taken");
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
