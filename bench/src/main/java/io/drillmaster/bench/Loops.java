package io.drillmaster.bench;

import io.drillmaster.watch.Capture;
import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.probe.ConnectTime;
import io.drillmaster.watch.probe.Folders;
import io.drillmaster.watch.probe.OpenLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An open loop against a stand-in, as the product runs it against a database. */
final class Loops implements AutoCloseable {

    static final long EVERY = 1_000_000;
    private static final long LIMIT = 1_000_000_000;
    private static final long LEAD = 50_000_000;

    private final Path folder;
    private final OpenLoop loop;

    Loops(int port, int connections) throws IOException, InterruptedException {
        List<LineProbe> probes = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            probes.add(new LineProbe(port));
        }
        ConnectTime time = new ConnectTime();
        if (time.making(probes).fate() != Fate.OK) {
            throw new IOException("the stand-in does not answer");
        }
        folder = Files.createTempDirectory("drillmaster-bench");
        long wall = System.currentTimeMillis() * 1_000_000;
        loop =
                new OpenLoop(
                        folder,
                        new CaptureHead(
                                "ledger",
                                "bench",
                                "bench",
                                System.nanoTime() + LEAD,
                                wall,
                                EVERY,
                                LIMIT,
                                time.bound()));
        loop.begin(probes);
    }

    boolean realTime() {
        return loop.realTime();
    }

    Capture end() throws IOException, InterruptedException {
        return Capture.of(Files.readAllBytes(loop.end()));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
