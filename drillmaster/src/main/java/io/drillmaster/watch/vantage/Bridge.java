package io.drillmaster.watch.vantage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Carries bytes between the coordinator's remote shell and the agent, which outlives both. */
final class Bridge {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Duration lease;
    private final boolean starts;

    Bridge(Path folder, Duration lease, boolean starts) {
        this.folder = folder;
        this.lease = lease;
        this.starts = starts;
    }

    /** Returns when either side has closed. */
    int run() throws IOException, InterruptedException {
        if (starts) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        try (SocketChannel agent = connect()) {
            carry(agent);
            return 0;
        } catch (NoAgent e) {
            System.out.write(
                    Message.of("none").with("why", String.valueOf(e.getMessage())).bytes());
            System.out.flush();
            return 1;
        }
    }

    private static void carry(SocketChannel agent) {
        InputStream in = Channels.newInputStream(agent);
        OutputStream out = Channels.newOutputStream(agent);
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    pump(System.in, out);
                    close(agent);
                });
        pump(in, System.out);
    }

    private SocketChannel connect() throws IOException, InterruptedException {
        Path socket = folder.resolve(Desk.SOCKET);
        long until = System.nanoTime() + PATIENCE.toNanos();
        boolean started = false;
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return channel;
            } catch (IOException e) {
                channel.close();
                if (!starts && !leftBehind()) {
                    throw new NoAgent("no agent serves " + folder + " on the vantage any more");
                }
                if (System.nanoTime() > until) {
                    throw new IOException(
                            "the agent was started and does not answer at %s; what it said is in %s"
                                    .formatted(socket, folder.resolve("agent.log")),
                            e);
                }
            }
            if (!started) {
                start();
                started = true;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** An agent that is no more has left watches here, which a new one can bring home. */
    private boolean leftBehind() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(Files::isDirectory);
        }
    }

    /** In a session of its own, so that the end of our login is not its end. */
    private void start() throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xms32m",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Agent.class.getName(),
                        "serve",
                        folder.toString(),
                        Long.toString(lease.toSeconds())));
        new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("agent.log").toFile()))
                .start();
    }

    private static void pump(InputStream from, OutputStream to) {
        byte[] part = new byte[16_384];
        try {
            for (int got = from.read(part); got >= 0; got = from.read(part)) {
                to.write(part, 0, got);
                to.flush();
            }
        } catch (IOException e) {
            // One side has gone; the caller closes the other.
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
