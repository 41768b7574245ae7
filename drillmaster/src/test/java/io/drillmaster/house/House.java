package io.drillmaster.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the rules look: the compiled classes of the product and of its tests, and the source files.
 */
final class House {

    static final String BASE = "io/drillmaster/";

    private House() {}

    static List<ClassModel> product() {
        return classes(module().resolve("target/classes"));
    }

    static List<ClassModel> tests() {
        return classes(module().resolve("target/test-classes"));
    }

    /** Every Java file that people wrote, of all modules. */
    static List<Path> sources() {
        return Stream.of(
                        "drillmaster/src/main/java",
                        "drillmaster/src/test/java",
                        "bench/src",
                        "lab/trading/src")
                .map(root()::resolve)
                .flatMap(folder -> files(folder, ".java").stream())
                .toList();
    }

    static List<ClassModel> classes(Path folder) {
        return files(folder, ".class").stream()
                .map(House::parse)
                .filter(model -> name(model).startsWith(BASE))
                .toList();
    }

    /** As in {@code io/drillmaster/plan/Plan$Kind}. */
    static String name(ClassModel model) {
        return model.thisClass().asInternalName();
    }

    /** As in {@code plan} or {@code connector/ssh}, of a class of the house. */
    static String packageOf(String className) {
        int end = className.lastIndexOf('/');
        return end < BASE.length() ? "" : className.substring(BASE.length(), end);
    }

    /** The room is the first package below the base. */
    static String roomOf(String className) {
        String folder = packageOf(className);
        int end = folder.indexOf('/');
        return end < 0 ? folder : folder.substring(0, end);
    }

    static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("drillmaster.root")));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path module() {
        return root().resolve("drillmaster");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
