package io.drillmaster.app.desk;

import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The labs of this machine, raised and taken down by the lab's own command. */
public final class Lab {

    private final Settings settings;
    private final Voice voice;

    public Lab(Settings settings, Voice voice) {
        this.settings = settings;
        this.voice = voice;
    }

    /** The estate that a lab brings. */
    public Path estate(String name) {
        return settings.labs().resolve(name).resolve("estate.yaml");
    }

    public boolean isUp(String name) {
        return Files.isRegularFile(estate(name));
    }

    /** The labs that are up. */
    public List<String> all() {
        if (!Files.isDirectory(settings.labs())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(settings.labs())) {
            return folders.map(folder -> String.valueOf(folder.getFileName()))
                    .filter(this::isUp)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Refusal.start(
                    "The labs in %s cannot be listed: %s. The lab is root's: run as root, or name an estate with --estate FILE."
                            .formatted(settings.labs(), e.getMessage()));
        }
    }

    /** Raises a part of a lab, telling what its command tells. */
    public void up(String name, String part) {
        int code = run("up", "--part", part, "--name", name);
        if (code != 0) {
            throw new Refusal(
                    Exit.COULD_NOT_START,
                    "The lab %s could not be raised: `./drill lab up --part %s --name %s` ended with %d; its own lines are above. Nothing was drilled."
                            .formatted(name, part, name, code));
        }
    }

    /** Takes a lab away; says so when it could not. */
    public void down(String name) {
        int code = run("down", "--name", name);
        if (code != 0) {
            voice.mention(
                    "The lab %s could not be taken down (%d); `./drill lab down --name %s` tries again."
                            .formatted(name, code, name));
        }
    }

    private int run(String... words) {
        List<String> command = new ArrayList<>();
        command.add(settings.root().resolve("lab").resolve("lab").toString());
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(voice::mention);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw Refusal.start(
                    "The lab's command %s cannot be run: %s."
                            .formatted(command.getFirst(), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the lab worked", e);
        }
    }
}
