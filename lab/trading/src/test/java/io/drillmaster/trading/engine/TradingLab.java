package io.drillmaster.trading.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The lab that {@code drillmaster.test.lab} names, which a developer keeps standing, or one of its
 * own that is taken down at the end.
 */
record TradingLab(String name, boolean ours) {

    private static final Path ROOT = Path.of(System.getProperty("drillmaster.root", "."));

    private static final String LABS =
            System.getenv().getOrDefault("DRILLMASTER_LABS", "/var/lib/drillmaster/labs");

    static TradingLab up() throws IOException, InterruptedException {
        String name = System.getProperty("drillmaster.test.lab", "floor");
        TradingLab lab =
                new TradingLab(name, !Files.exists(new TradingLab(name, false).folder("ready")));
        if (lab.ours) {
            run("up", "--name", name, "--part", "database");
        }
        return lab;
    }

    /** Where its record is, or something in it. */
    Path folder(String... in) {
        return Path.of(LABS, name).resolve(String.join("/", in));
    }

    /** Takes it down, unless it stood before. */
    void leave() throws IOException, InterruptedException {
        if (ours) {
            run("down", "--name", name);
        }
    }

    private static void run(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(ROOT.resolve("lab/lab").toString());
        builder.command().addAll(List.of(words));
        Path log = Files.createTempFile("lab", ".log");
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (process.waitFor() != 0) {
            throw new IOException(
                    "lab %s: %s".formatted(String.join(" ", words), Files.readString(log)));
        }
        Files.delete(log);
    }
}
