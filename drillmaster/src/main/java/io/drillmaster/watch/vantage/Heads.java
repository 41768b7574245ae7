package io.drillmaster.watch.vantage;

import io.drillmaster.watch.CaptureHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Heads of captures that begin here and now. */
final class Heads {

    /** Threads need a moment to stand ready. */
    private static final long LEAD = 50_000_000;

    private Heads() {}

    static CaptureHead from(String name, String stream, long every, long limit, long connect)
            throws IOException {
        Instant wall = Instant.now();
        long mono = System.nanoTime();
        return new CaptureHead(
                name,
                stream,
                boot(),
                mono + LEAD,
                Math.addExact(wall.getEpochSecond() * 1_000_000_000, wall.getNano() + LEAD),
                every,
                limit,
                connect);
    }

    /** Readings of the monotonic clock can be compared only within one boot of the machine. */
    static String boot() throws IOException {
        Path file = Path.of("/proc/sys/kernel/random/boot_id");
        return Files.isReadable(file) ? Files.readString(file).strip() : "unknown";
    }
}
