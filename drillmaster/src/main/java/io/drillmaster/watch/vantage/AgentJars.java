package io.drillmaster.watch.vantage;

import io.drillmaster.watch.CaptureFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The jars the agent needs, taken from where this very program runs. */
public final class AgentJars {

    private static final LocalDateTime SAME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private AgentJars() {}

    /**
     * The product's own jar and the PostgreSQL driver's.
     *
     * @param scratch where a jar is packed if the product runs from a folder of classes
     */
    public static List<Path> find(Path scratch) throws IOException {
        return List.of(jar(place(Agent.class), scratch), jar(place(driver()), scratch));
    }

    private static Class<?> driver() throws IOException {
        try {
            return DriverManager.getDriver("jdbc:postgresql:").getClass();
        } catch (SQLException e) {
            throw new IOException("the PostgreSQL driver is not on the class path", e);
        }
    }

    private static Path place(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("nobody knows where " + type.getName() + " comes from");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("nobody knows where " + type.getName() + " comes from", e);
        }
    }

    private static Path jar(Path place, Path scratch) throws IOException {
        if (!Files.isDirectory(place)) {
            return place;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(place)) {
            files =
                    walk.filter(file -> file.toString().endsWith(".class"))
                            .filter(file -> needed(place.relativize(file)))
                            .sorted()
                            .toList();
        }
        try (JarOutputStream jar = new JarOutputStream(packed)) {
            for (Path file : files) {
                JarEntry entry = new JarEntry(place.relativize(file).toString());
                entry.setTimeLocal(SAME);
                jar.putNextEntry(entry);
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
        byte[] bytes = packed.toByteArray();
        Path file = scratch.resolve("agent-" + CaptureFile.sha256(bytes) + ".jar");
        Files.createDirectories(scratch);
        return Files.write(file, bytes);
    }

    /** The rooms that run on the vantage. */
    private static boolean needed(Path inside) {
        String name = inside.toString().replace('\\', '/');
        return name.matches("io/drillmaster/(watch|journal|connector)/.*")
                && !name.matches("io/drillmaster/connector/[a-z]+/.*");
    }
}
