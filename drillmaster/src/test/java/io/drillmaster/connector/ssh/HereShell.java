package io.drillmaster.connector.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A host that is a folder of this machine: commands run here, with its own /run and programs. */
public final class HereShell implements RemoteShell {

    private final Path folder;
    private final Map<String, Path> elsewhere = new TreeMap<>();

    public HereShell(Path folder) {
        this.folder = folder;
    }

    /** A program that commands find before the machine's own. */
    public HereShell program(String name, String text) {
        try {
            Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
            Files.writeString(file, text.replace("FOLDER", folder.toString()));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder of the host is another one of this machine. */
    public HereShell instead(String path, Path other) {
        elsewhere.put(path, other);
        return this;
    }

    @Override
    public SortedSet<String> hosts() {
        return new TreeSet<>(List.of("here"));
    }

    @Override
    public Ran run(String host, String command, Duration limit) {
        try {
            Path err = Files.createTempFile(folder, "err", "");
            Process process = begun(command, err);
            process.getOutputStream().close();
            byte[] out = process.getInputStream().readAllBytes();
            return new Ran.Ended(
                    process.waitFor(),
                    new String(out, StandardCharsets.UTF_8),
                    Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ran.NoAnswer("interrupted");
        }
    }

    private Process begun(String command, Path err) throws IOException {
        String here = command.replace("/run/drillmaster", folder + "/notes");
        for (Map.Entry<String, Path> each : elsewhere.entrySet()) {
            here = here.replace(each.getKey(), each.getValue().toString());
        }
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", here);
        builder.environment()
                .merge("PATH", folder.resolve("bin").toString(), (old, own) -> own + ":" + old);
        return builder.redirectError(err.toFile()).start();
    }

    @Override
    public Running start(String host, String command, Duration limit) throws ShellFailure {
        try {
            Path err = Files.createTempFile(folder, "err", "");
            return new HereRunning(begun(command, err), err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void send(String host, byte[] content, String remotePath, String mode, Duration limit) {
        throw new UnsupportedOperationException("no files are sent here");
    }

    @Override
    public void send(String host, Path local, String remotePath, String mode, Duration limit) {
        throw new UnsupportedOperationException("no files are sent here");
    }

    @Override
    public void fetch(String host, String remotePath, Path local, Duration limit) {
        throw new UnsupportedOperationException("no files are fetched here");
    }
}
