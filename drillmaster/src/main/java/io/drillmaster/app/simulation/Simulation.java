package io.drillmaster.app.simulation;

import io.drillmaster.connector.Connector;
import io.drillmaster.journal.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Many drills, each from a seed of its own, and what they broke. */
public final class Simulation {

    /** Memory, where the system has a file system that lives in it. */
    private static final Path QUICK = Path.of("/dev/shm");

    private final List<Connector> words;
    private final Walked walked = new Walked();
    private final List<Broken> broken = new ArrayList<>();
    private long runs;
    private long sittings;
    private long entries;

    /**
     * @param words connectors that know every word and no host
     */
    public Simulation(Supplier<List<Connector>> words) {
        this.words = words.get();
    }

    /** A seed whose drill broke what holds always. */
    public record Broken(long seed, List<String> violations) {}

    /** Conducts the drill of one seed and tells its journal; the same seed makes the same drill. */
    public List<Entry> run(long seed) {
        Path folder = scratch();
        try {
            SimulatedRun.Result result = result(seed, folder);
            runs++;
            sittings += result.deaths().size() + 1L;
            entries += result.entries().size();
            walked.walk(result.entries(), result.deaths());
            if (!result.violations().isEmpty()) {
                broken.add(new Broken(seed, result.violations()));
            }
            return result.entries();
        } finally {
            delete(folder);
        }
    }

    private SimulatedRun.Result result(long seed, Path folder) {
        try {
            return new SimulatedRun(seed, words, folder).run();
        } catch (RuntimeException e) {
            throw new IllegalStateException("seed " + seed + " broke the engine: " + e, e);
        }
    }

    private static Path scratch() {
        try {
            return Files.isWritable(QUICK)
                    ? Files.createTempDirectory(QUICK, "drillmaster-simulation")
                    : Files.createTempDirectory("drillmaster-simulation");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for a simulated drill could be made", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take away " + folder, e);
        }
    }

    public Walked walked() {
        return walked;
    }

    public List<Broken> broken() {
        return List.copyOf(broken);
    }

    public long runs() {
        return runs;
    }

    /** How often a conductor sat down: once a drill, and once more for each death. */
    public long sittings() {
        return sittings;
    }

    public long entries() {
        return entries;
    }
}
