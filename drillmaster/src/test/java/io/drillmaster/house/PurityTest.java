package io.drillmaster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurityTest {

    @TempDir Path folder;

    @Test
    void pure_rooms_reach_for_no_clock_file_socket_random_or_logger() {
        assertThat(Purity.checkPure(House.product())).isEmpty();
    }

    @Test
    void the_engine_reads_the_clock_in_one_class_only() {
        assertThat(Purity.checkEngine(House.product())).isEmpty();
    }

    @Test
    void the_pure_rooms_were_looked_at_and_the_one_clock_is_a_clock() {
        List<ClassModel> product = House.product();

        assertThat(product.stream().filter(Purity::isPure)).hasSizeGreaterThan(30);
        assertThat(product)
                .filteredOn(model -> House.name(model).equals(Purity.THE_CLOCK))
                .singleElement()
                .satisfies(clock ->
                        assertThat(Uses.members(clock)).contains("java/lang/System.nanoTime()J"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    System.nanoTime()                         | take the Instant
                    System.currentTimeMillis()                | take the Instant
                    java.time.Instant.now()                   | take the Instant
                    java.time.Clock.systemUTC()               | take the Instant
                    java.time.LocalDate.now()                 | take the Instant
                    java.time.ZonedDateTime.now()             | take the Instant
                    new java.util.Date()                      | take the Instant
                    new java.util.Random()                    | seeded generator
                    Math.random()                             | seeded generator
                    java.util.UUID.randomUUID()               | seeded generator
                    java.time.ZoneId.systemDefault()          | take the ZoneId
                    new java.io.File("x")                     | take the text
                    java.nio.file.Path.of("x")                | take the text
                    new java.net.Socket()                     | take the text
                    java.sql.DriverManager.getDrivers()       | take the text
                    System.getenv("X")                        | take the text
                    org.slf4j.LoggerFactory.getLogger("x")    | return what there is to tell
                    System.out                                | return what there is to tell
                    """)
    void whatever_a_pure_room_reaches_for_is_reported_with_what_to_do_instead(
            String expression, String instead) {
        String source =
                "package io.drillmaster.verdict; class Bad { Object bad() throws Exception { return"
                        + " "
                        + expression
                        + "; } }";

        assertThat(Purity.checkPure(Fixture.compile(folder, source)))
                .isNotEmpty()
                .allSatisfy(breach ->
                        assertThat(breach.toString())
                                .contains("io/drillmaster/verdict/Bad", instead));
    }

    @Test
    void a_method_reference_to_the_clock_is_seen_as_well() {
        String source =
                "package io.drillmaster.plan; class Bad {"
                        + " java.util.function.LongSupplier clock = System::nanoTime; }";

        assertThat(Purity.checkPure(Fixture.compile(folder, source))).hasSize(1);
    }

    @Test
    void static_state_in_a_pure_room_is_reported() {
        String source =
                "package io.drillmaster.runbook; class Bad { static int calls; static final int N ="
                        + " 1; }";

        assertThat(Purity.checkPure(Fixture.compile(folder, source)))
                .singleElement()
                .asString()
                .contains("static field calls", "make it final");
    }

    @Test
    void the_decider_is_pure_although_its_room_acts() {
        String source =
                "package io.drillmaster.engine; class Decider { Object o ="
                        + " java.nio.file.Path.of(\"x\"); }";

        assertThat(Purity.checkPure(Fixture.compile(folder, source))).hasSize(1);
    }

    @Test
    void a_second_clock_in_the_engine_is_reported() {
        List<ClassModel> classes =
                Fixture.compile(
                        folder,
                        "package io.drillmaster.engine; class Loop { void waits() throws Exception"
                                + " { Thread.sleep(1); System.nanoTime(); } }",
                        "package io.drillmaster.engine; class SystemTime { long t ="
                                + " System.nanoTime(); }");

        assertThat(Purity.checkEngine(classes))
                .hasSize(2)
                .allSatisfy(breach ->
                        assertThat(breach.toString()).contains("engine/Loop", "ask engine.Time"));
    }
}
