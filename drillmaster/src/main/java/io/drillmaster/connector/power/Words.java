package io.drillmaster.connector.power;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Collects what a process says while it runs. */
final class Words {

    /** A child left behind may hold the stream open; its words are not waited for longer. */
    private static final Duration AFTER_THE_END = Duration.ofMillis(300);

    /** Whoever says more is still listened to, but not remembered. */
    private static final int MOST = 64 << 10;

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Thread reader;

    Words(InputStream stream) {
        reader = Thread.ofVirtual().name("words").start(() -> read(stream));
    }

    /** All it said, to be asked for once it has ended. */
    String all() throws InterruptedException {
        reader.join(AFTER_THE_END);
        return heard.toString(StandardCharsets.UTF_8);
    }

    private void read(InputStream stream) {
        try (stream) {
            byte[] part = new byte[8192];
            for (int n = stream.read(part); n >= 0; n = stream.read(part)) {
                heard.write(part, 0, Math.min(n, MOST - heard.size()));
            }
        } catch (IOException e) {
            heard.writeBytes("(the rest was lost)".getBytes(StandardCharsets.UTF_8));
        }
    }
}
