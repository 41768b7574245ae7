package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.watch.Capture;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WreckTest {

    @TempDir Path folder;

    private Process victim() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void a_prober_killed_in_mid_drill_leaves_an_honest_ledger()
            throws IOException, InterruptedException {
        Process victim = victim();
        long taken;
        try (var said = victim.inputReader(StandardCharsets.UTF_8)) {
            taken = Long.parseLong(said.readLine());
        } finally {
            // kill -9, and not its descendants' manners.
            victim.destroyForcibly().waitFor();
        }

        List<Path> captures = new Wreck(folder).salvage();

        assertThat(captures).hasSize(1);
        Capture capture = Capture.of(Files.readAllBytes(captures.getFirst()));
        List<Operation> all = StreamSupport.stream(capture.spliterator(), false).toList();
        assertThat(all.stream().filter(Operation::ok).count()).isEqualTo(taken);
        assertThat(all.stream().filter(op -> op.fate() == Fate.UNKNOWN)).hasSizeBetween(1, 4);
        assertThat(all)
                .allMatch(
                        op -> op.ok() || op.fate() == Fate.UNKNOWN || op.fate() == Fate.NOT_TRIED);
    }

    @Test
    void what_was_sealed_before_is_left_as_it_is() throws IOException, InterruptedException {
        MemoryService service = new MemoryService();
        var head =
                new io.drillmaster.watch.CaptureHead(
                        "ledger", "s", "b", System.nanoTime(), 0, 1_000_000, 1_000_000_000);
        OpenLoop loop = new OpenLoop(folder, head);
        loop.begin(service.clients(2));
        Wait.until("an acknowledgement", loop::anyGood);
        byte[] sealed = Files.readAllBytes(loop.end());

        assertThat(Files.readAllBytes(new Wreck(folder).salvage().getFirst())).isEqualTo(sealed);
    }
}
