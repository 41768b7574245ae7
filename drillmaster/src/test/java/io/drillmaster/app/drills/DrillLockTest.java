package io.drillmaster.app.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillLockTest {

    @TempDir Path folder;

    @Test
    void the_seat_is_taken_once_and_can_be_given_back() {
        DrillHome drill = new DrillHome(folder);
        try (DrillLock _ = DrillLock.take(drill).orElseThrow()) {
            assertThat(DrillLock.take(drill)).isEmpty();
            assertThat(DrillLock.holder(drill)).contains("this process");
        }

        assertThat(DrillLock.holder(drill)).isEmpty();
        DrillLock.take(drill).orElseThrow().close();
    }

    @Test
    void nobody_holds_a_seat_that_was_never_taken() {
        assertThat(DrillLock.holder(new DrillHome(folder))).isEmpty();
    }

    @Test
    void another_process_is_named_and_its_death_frees_the_seat() throws Exception {
        DrillHome drill = new DrillHome(folder);
        Process other = holding();
        try {
            assertThat(DrillLock.holder(drill)).contains("process " + other.pid());
            assertThat(DrillLock.take(drill)).isEmpty();
            assertThat(DrillLock.holder(drill)).contains("process " + other.pid());
        } finally {
            other.destroyForcibly();
        }

        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(DrillLock.holder(drill)).isEmpty();
        Optional<DrillLock> ours = DrillLock.take(drill);
        assertThat(ours).isPresent();
        ours.get().close();
    }

    /** Another process that has the seat, and says so before this returns. */
    private Process holding() throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader lines = process.inputReader();
        assertThat(lines.readLine()).isEqualTo("taken");
        return process;
    }

    /** Takes a seat and keeps it until its standard input ends. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (DrillLock _ = DrillLock.take(new DrillHome(Path.of(args[0]))).orElseThrow()) {
                System.out.println("taken");
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
