package io.drillmaster.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A running {@link StandIn} and the road to it. */
final class StandInProcess implements AutoCloseable {

    /** Service ended between the first two instants and returned between the last two. */
    record Away(long asked, long down, long before, long up) {

        long least() {
            return before - down;
        }

        long most() {
            return up - asked;
        }
    }

    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final int port;

    StandInProcess() throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                source())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        out = process.inputReader(StandardCharsets.US_ASCII);
        in = process.outputWriter(StandardCharsets.US_ASCII);
        port = Integer.parseInt(line());
    }

    /** Run from its source, as every benchmark is. */
    private static String source() {
        return Path.of(
                        System.getProperty("drillmaster.root", "."),
                        "bench/src/main/java/io/drillmaster/bench/StandIn.java")
                .toString();
    }

    int port() {
        return port;
    }

    /** Returns when service is back. */
    Away away(String how, long milliseconds) throws IOException {
        in.write(how + " " + milliseconds + "\n");
        in.flush();
        long[] told = Arrays.stream(line().split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new Away(told[0], told[1], told[2], told[3]);
    }

    private String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the stand-in has gone");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
