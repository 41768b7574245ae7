package io.drillmaster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a command took.
 *
 * @param wall in seconds
 * @param cpu of it and of all its children, in seconds
 */
record Timed(double wall, double cpu) {

    /** Runs a command to its good end; what it says is shown only if it fails. */
    static Timed of(Path folder, Map<String, String> environment, String... command)
            throws IOException {
        List<String> timed = new ArrayList<>();
        timed.addAll(
                List.of(
                        "bash",
                        "-c",
                        "TIMEFORMAT='%3R %3U %3S'; said=$1; times=$2; shift 2;"
                                + " { time \"$@\" >\"$said\" 2>&1; } 2>\"$times\"",
                        "bash",
                        folder.resolve("said").toString(),
                        folder.resolve("times").toString()));
        timed.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(timed).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        try {
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new IOException(
                        "%s ended with %d: %s"
                                .formatted(
                                        command[0],
                                        status,
                                        Files.readString(folder.resolve("said"))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command[0] + " was interrupted", e);
        }
        String[] times = Files.readString(folder.resolve("times")).strip().split(" ", -1);
        return new Timed(
                Double.parseDouble(times[0]),
                Double.parseDouble(times[1]) + Double.parseDouble(times[2]));
    }
}
