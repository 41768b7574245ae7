package io.drillmaster.lab;

import io.drillmaster.plan.Estate;
import io.drillmaster.plan.EstateReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One real lab for all tests of a run: raised by the first that asks, or found standing; what was
 * raised here is taken down when the run ends.
 *
 * <p>The name is {@code test}, unless the system property {@code drillmaster.test.lab} says
 * another, such as that of a lab a developer keeps standing.
 */
public final class TestLab implements AutoCloseable {

    private static final Duration UP = Duration.ofMinutes(8);

    /** A JVM that ends is given no longer; the command goes on by itself. */
    private static final Duration GOODBYE = Duration.ofSeconds(25);

    private static Optional<TestLab> shared = Optional.empty();
    private static Optional<TestLab> full = Optional.empty();

    private final String name;
    private final Path home;
    private final Path folder;

    private TestLab(String name) {
        this.name = name;
        this.home = Path.of(Objects.requireNonNull(System.getProperty("drillmaster.root")), "lab");
        String labs = System.getenv("DRILLMASTER_LABS");
        this.folder = Path.of(labs == null ? "/var/lib/drillmaster/labs" : labs, name);
    }

    /** The lab, up and healthy: of the part {@code database} at least. */
    public static synchronized TestLab up() {
        if (shared.isEmpty()) {
            shared = Optional.of(standing("drillmaster.test.lab", "test", "database"));
        }
        return shared.get();
    }

    /**
     * The full estate, up and healthy, for the tests that need all of it. The name is {@code full},
     * unless the system property {@code drillmaster.test.full} says another.
     */
    public static synchronized TestLab full() {
        if (full.isEmpty()) {
            full = Optional.of(standing("drillmaster.test.full", "full", "full"));
        }
        return full.get();
    }

    /** A lab that stands keeps its part, whatever it is. */
    private static TestLab standing(String property, String name, String part) {
        TestLab lab = new TestLab(System.getProperty(property, name));
        if (Files.exists(lab.folder.resolve("ready"))) {
            lab.run(UP, "up");
        } else {
            Runtime.getRuntime().addShutdownHook(new Thread(lab::down));
            lab.run(UP, "up", "--part", part);
        }
        return lab;
    }

    /**
     * Another lab, for the one test that needs its kind; whoever raised it closes it.
     *
     * @param base the Debian its hosts run, such as {@code bookworm}
     */
    public static TestLab raised(String base) {
        String shared = System.getProperty("drillmaster.test.lab", "test");
        TestLab lab = new TestLab(shared.substring(0, Math.min(6, shared.length())) + "12");
        lab.run(UP, "up", "--part", "database", "--base", base);
        return lab;
    }

    /** Takes it down. */
    @Override
    public void close() {
        run(UP, "down");
    }

    public String name() {
        return name;
    }

    /** Where its record is. */
    public Path folder() {
        return folder;
    }

    /** The lab's one command. */
    public Path command() {
        return home.resolve("lab");
    }

    public Path estateFile() {
        return folder.resolve("estate.yaml");
    }

    public Estate estate() {
        Path file = estateFile();
        return switch (EstateReader.read(file.toString(), text(file))) {
            case EstateReader.Reading.Good good -> good.estate();
            case EstateReader.Reading.Bad bad -> throw new AssertionError(bad.problems());
        };
    }

    /** What is kept for a secret's name. */
    public String secret(String secret) {
        return text(folder.resolve("secrets").resolve(secret)).strip();
    }

    /** All that the lab keeps secret, by name; more than its estate speaks of. */
    public Map<String, String> secrets() {
        try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
            return files.collect(
                    Collectors.toMap(
                            file -> String.valueOf(file.getFileName()),
                            file -> text(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells a lie on purpose. */
    public void lie(String... words) {
        run(Duration.ofMinutes(1), "lie", words);
    }

    private void run(Duration limit, String word, String... more) {
        Path log = log(word);
        try {
            Process process = start(List.of(), word, log, more);
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new AssertionError(
                        "lab %s --name %s did not end within %s: %s"
                                .formatted(word, name, limit, text(log)));
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(
                        "lab %s --name %s ended with exit %d: %s"
                                .formatted(word, name, process.exitValue(), text(log)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the lab went " + word, e);
        }
    }

    private void down() {
        try {
            start(List.of("setsid"), "down", log("down"))
                    .waitFor(GOODBYE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start(List<String> before, String word, Path log, String... more) {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(command().toString(), word, "--name", name));
        words.addAll(List.of(more));
        try {
            return new ProcessBuilder(words)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(new File("/dev/null"))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String word) {
        try {
            Path target = home.resolveSibling("drillmaster").resolve("target");
            return Files.createDirectories(target).resolve("lab-" + name + "-" + word + ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
