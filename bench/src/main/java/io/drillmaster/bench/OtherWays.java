package io.drillmaster.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Other ways to take so many steps that do nothing, each timed in seconds. */
final class OtherWays {

    private static final String ANSIBLE = "ansible-playbook";

    private final Path folder;

    OtherWays(Path folder) {
        this.folder = folder;
    }

    /** Appends so many bytes so many times, each with an fdatasync: no engine can be faster. */
    double synced(int times, int bytes) throws IOException {
        Path file = folder.resolve("synced");
        Files.deleteIfExists(file);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND)) {
            byte[] line = new byte[bytes];
            long began = System.nanoTime();
            for (int i = 0; i < times; i++) {
                channel.write(ByteBuffer.wrap(line));
                channel.force(false);
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** A shell script that writes as much to its log, and syncs it, at every step. */
    double bash(int times, int bytes) throws IOException {
        Path log = folder.resolve("bash.log");
        Files.deleteIfExists(log);
        Path script = folder.resolve("steps.sh");
        Files.writeString(
                script,
                "line=%s%nfor i in {1..%d}; do echo \"$line\" >>\"$1\"; sync -d \"$1\"; done%n"
                        .formatted("x".repeat(bytes - 1), times));
        return seconds("bash", script.toString(), log.toString());
    }

    /** A playbook of {@code assert} tasks on this machine itself; empty without Ansible. */
    Optional<Double> ansible(int times) throws IOException {
        if (!hasAnsible()) {
            return Optional.empty();
        }
        StringBuilder text =
                new StringBuilder(
                        """
                        - hosts: localhost
                          connection: local
                          gather_facts: false
                          tasks:
                        """);
        for (int i = 1; i <= times; i++) {
            text.append("    - name: Step %d%n      assert: {that: true}%n".formatted(i));
        }
        Path playbook = folder.resolve("steps.yml");
        Files.writeString(playbook, text);
        return Optional.of(seconds(ANSIBLE, "-i", "localhost,", playbook.toString()));
    }

    static boolean hasAnsible() {
        for (String each : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(each, ANSIBLE))) {
                return true;
            }
        }
        return false;
    }

    private double seconds(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("ANSIBLE_LOCAL_TEMP", folder.resolve("ansible").toString());
        long began = System.nanoTime();
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
            throw new IOException(command[0] + " was interrupted", e);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
