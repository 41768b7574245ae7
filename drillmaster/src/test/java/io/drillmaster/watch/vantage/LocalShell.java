package io.drillmaster.watch.vantage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** This machine as the vantage host; a line can be cut as a lost connection would cut it. */
final class LocalShell implements VantageShell {

    private final List<Process> lines = new ArrayList<>();

    @Override
    public String run(String command, Duration limit) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + ": " + said);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return said;
    }

    @Override
    public Line start(String command, Duration limit) throws IOException {
        Path complaints = Files.createTempFile("complaints", ".txt");
        Process process =
                new ProcessBuilder("sh", "-c", command).redirectError(complaints.toFile()).start();
        lines.add(process);
        return new Line() {
            @Override
            public OutputStream stdin() {
                return process.getOutputStream();
            }

            @Override
            public InputStream stdout() {
                return process.getInputStream();
            }

            @Override
            public String complaints() {
                try {
                    return Files.readString(complaints);
                } catch (IOException e) {
                    return e.toString();
                }
            }

            @Override
            public void close() {
                process.destroyForcibly();
            }
        };
    }

    @Override
    public void send(Path local, String remotePath, Duration limit) throws IOException {
        Files.copy(local, Path.of(remotePath), StandardCopyOption.REPLACE_EXISTING);
    }

    /** What happens to them when the coordinator is killed, or the network breaks. */
    void cut() {
        lines.forEach(Process::destroyForcibly);
    }
}
