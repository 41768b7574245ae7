package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One command of the product, running as a process of its own. */
record Command(Process process, List<String> words, Path out, Path err) {

    /** What a command said and how it ended. */
    record Ended(int exit, String out, String err) {}

    /** Waits for its end, which must come in time. */
    Ended end(Duration most) {
        try {
            assertThat(process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS))
                    .as("%s did not end within %s: %s", words, most, text(err))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + words + " ran", e);
        }
        return new Ended(process.exitValue(), text(out), text(err));
    }

    /** What a person does with Ctrl-C. */
    void interrupt() {
        signal("INT");
    }

    /** It is there and does nothing any more, like a process that hangs. */
    void freeze() {
        signal("STOP");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-s", name, "" + process.pid()).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while sending " + name, e);
        }
    }

    /** Ends it as a power cut would: it hears nothing and says nothing. */
    void kill() {
        process.destroyForcibly();
        end(Duration.ofSeconds(20));
    }

    boolean runs() {
        return process.isAlive();
    }

    /** What it has said so far beside its result. */
    String said() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
