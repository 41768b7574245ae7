package io.drillmaster.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A clone with the real {@code drill} script, but with a JDK and a Maven that only say what they
 * were asked.
 */
final class Checkout {

    private static final String JAVA =
            """
            #!/bin/bash
            echo "java $*"
            """;

    private static final String MAVEN =
            """
            #!/bin/bash
            echo "$*" >>"$CALLS"
            for arg; do
              case $arg in
                -Doutput=*) out=${arg#-Doutput=} ;;
                -Dreport=*) report=${arg#-Dreport=} ;;
              esac
            done
            if [[ -v report ]]; then
              mkdir -p drillmaster/target/surefire-reports
              echo "$report" >drillmaster/target/surefire-reports/TEST-a.xml
            fi
            if [[ -e broken ]]; then
              echo "[INFO] BUILD FAILURE"
              echo "[ERROR] the reactor is on fire -> [Help 1]"
              echo "[ERROR] read the manual"
              mkdir -p "$out/lib"
              exit 1
            fi
            [[ ! -v out ]] || { mkdir -p "$out/lib" && touch "$out/drillmaster-0.1.0.jar"; }
            """;

    /** What a call of the script came to. */
    record Said(int exit, String out, String err) {}

    private final Path folder;

    Checkout(Path folder) {
        this.folder = folder;
        write("clone/drill", House.read(House.root().resolve("drill")));
        write("clone/pom.xml", "<project/>");
        write("clone/drillmaster/pom.xml", "<project/>");
        write("clone/.mvn/jvm.config", "");
        write("clone/drillmaster/src/main/java/A.java", "class A {}");
        write("bin/mvn", MAVEN);
        jdk("jdk", "25.0.1");
        write("jdk/bin/javac", JAVA);
    }

    Path root() {
        return folder.resolve("clone");
    }

    /** A Java of that version, without a compiler. */
    Path jdk(String name, String version) {
        write(name + "/bin/java", JAVA);
        write(name + "/release", "JAVA_VERSION=\"" + version + "\"\n");
        return folder.resolve(name);
    }

    Path write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often Maven was called. */
    long builds() {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? House.read(calls).lines().count() : 0;
    }

    List<Path> built() {
        try (Stream<Path> all = Files.list(root().resolve(".build"))) {
            return all.filter(file -> file.getFileName().toString().startsWith("app-")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Said drill(String... arguments) {
        return call(Map.of(), root().resolve("drill").toString(), arguments);
    }

    Said call(Map<String, String> environment, String command, String... arguments) {
        return finish(start(environment, command, arguments));
    }

    Process start(Map<String, String> environment, String command, String... arguments) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("CALLS", folder.resolve("calls").toString());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outputs are short enough to wait in their pipes. */
    Said finish(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the script did not end within 30 s");
            }
            return new Said(
                    process.exitValue(),
                    new String(process.getInputStream().readAllBytes(), UTF_8),
                    new String(process.getErrorStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the script ran", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
