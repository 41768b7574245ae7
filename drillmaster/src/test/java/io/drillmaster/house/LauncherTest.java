package io.drillmaster.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillmaster.house.Checkout.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {

    private static final int COULD_NOT_START = 5;

    @TempDir Path folder;
    private Checkout checkout;

    @BeforeEach
    void clone_afresh() {
        checkout = new Checkout(folder);
    }

    @Test
    void the_first_call_builds_and_runs_and_the_second_only_runs() {
        Said first = checkout.drill("lint", "a b");
        Said second = checkout.drill("lint", "a b");

        assertThat(first.exit()).isZero();
        assertThat(first.err()).contains("building");
        assertThat(second.err()).isEmpty();
        assertThat(second.out())
                .contains("-Ddrillmaster.root=" + checkout.root())
                .endsWith("io.drillmaster.app.Main lint a b\n");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void a_changed_a_new_and_a_removed_source_each_build_again() throws IOException {
        checkout.drill("list");
        checkout.write("clone/drillmaster/src/main/java/A.java", "class A { int a; }");
        checkout.drill("list");
        Path added = checkout.write("clone/drillmaster/src/main/java/B.java", "class B {}");
        checkout.drill("list");
        assertThat(checkout.builds()).isEqualTo(3);

        Files.delete(added);
        checkout.drill("list");
        assertThat(checkout.builds()).as("the build before B is still there").isEqualTo(3);
    }

    @Test
    void two_calls_at_a_time_build_once() {
        String drill = checkout.root().resolve("drill").toString();
        Process one = checkout.start(Map.of(), drill, "list");
        Process other = checkout.start(Map.of(), drill, "list");

        assertThat(checkout.finish(one).exit()).isZero();
        assertThat(checkout.finish(other).exit()).isZero();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void a_failed_build_starts_nothing_and_says_why() throws IOException {
        Path broken = checkout.write("clone/broken", "");
        Said said = checkout.drill("list");

        assertThat(said.exit()).isEqualTo(COULD_NOT_START);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .contains("nothing was started", ".build/build.log", "the reactor is on fire")
                .doesNotContain("read the manual");
        assertThat(checkout.built()).isEmpty();

        Files.delete(broken);
        assertThat(checkout.drill("list").exit()).isZero();
    }

    @Test
    void it_works_from_any_folder_and_through_links() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("clone/drill"));
        Path far = Files.createDirectory(folder.resolve("far"));
        Files.createSymbolicLink(far.resolve("d"), link);

        Said said = checkout.call(Map.of(), "bash", "-c", "cd far && ./d list");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("-Ddrillmaster.root=" + checkout.root());
    }

    @Test
    void a_demo_without_an_image_starts_nothing_and_names_what_exists_instead() {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root makes images");
        checkout.write("clone/lab/lab", "#!/bin/bash\necho lab: no disk >&2; exit 5\n");
        Said said = checkout.drill("demo");

        assertThat(said.exit()).isEqualTo(COULD_NOT_START);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("lab: no disk", "demo --rehearse");
        assertThat(checkout.drill("demo", "--rehearse").out()).endsWith("Main demo --rehearse\n");
    }

    @ParameterizedTest
    @CsvSource({"17.0.9, Java 17.0.9", "25.0.1, but without a compiler", "1.8.0_392, Java 1.8"})
    void without_a_jdk_it_names_what_it_saw_and_how_to_install_one(String version, String told) {
        Path unfit = checkout.jdk("unfit", version);
        Said said =
                checkout.call(
                        Map.of("JAVA_HOME", unfit.toString(), "HOME", folder.toString()),
                        "unshare",
                        "-rm",
                        "bash",
                        "-c",
                        "mount -t tmpfs none /usr/lib/jvm || exit 99; exec clone/drill --version");
        assumeTrue(said.exit() != 99 && said.exit() != 1, "namespaces are not allowed here");

        assertThat(said.exit()).isEqualTo(COULD_NOT_START);
        assertThat(said.err())
                .contains("needs a JDK 25", unfit + ": ", told)
                .contains("Debian", "Ubuntu", "Fedora", "macOS");
        assertThat(checkout.builds()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "12, 0, 0, 2, '10 passed, 0 failed, 2 skipped', 0",
                "12, 1, 2, 0, '9 passed, 3 failed, 0 skipped', 1",
                "0, 0, 0, 0, '0 passed, 0 failed, 0 skipped', 1"
            })
    void tests_end_with_their_count_alone_on_a_line(
            int ran, int errors, int failures, int skipped, String line, int exit) {
        String report =
                "<testsuite name=\"a tests=\" tests=\"%d\" errors=\"%d\" skipped=\"%d\" failures=\"%d\">"
                        .formatted(ran, errors, skipped, failures);
        Said said = checkout.drill("test", "--fast", "-Dreport=" + report);

        assertThat(said.out()).endsWith("\n" + line + "\n");
        assertThat(said.exit()).isEqualTo(exit);
        assertThat(House.read(folder.resolve("calls"))).contains("verify", "-Pfast");
    }
}
