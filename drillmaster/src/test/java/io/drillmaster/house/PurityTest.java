package io.drillmaster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurityTest {

    /** An expression, and what to do instead. */
    private static final Map<String, String> FORBIDDEN =
            Map.ofEntries(
                    Map.entry("System.nanoTime()", Purity.TAKE_AN_INSTANT),
                    Map.entry("System.currentTimeMillis()", Purity.TAKE_AN_INSTANT),
                    Map.entry("java.time.Instant.now()", Purity.TAKE_AN_INSTANT),
                    Map.entry("java.time.Clock.systemUTC()", Purity.TAKE_AN_INSTANT),
                    Map.entry("java.time.LocalDate.now()", Purity.TAKE_AN_INSTANT),
                    Map.entry("java.time.ZonedDateTime.now()", Purity.TAKE_AN_INSTANT),
                    Map.entry("new java.util.Date()", Purity.TAKE_AN_INSTANT),
                    Map.entry("new java.util.Random()", Purity.TAKE_A_SEED),
                    Map.entry("Math.random()", Purity.TAKE_A_SEED),
                    Map.entry("java.util.UUID.randomUUID()", Purity.TAKE_A_SEED),
                    Map.entry("java.time.ZoneId.systemDefault()", Purity.TAKE_THE_ZONE),
                    Map.entry("new java.io.File(\"x\")", Purity.TAKE_THE_TEXT),
                    Map.entry("java.nio.file.Path.of(\"x\")", Purity.TAKE_THE_TEXT),
                    Map.entry("new java.net.Socket()", Purity.TAKE_THE_TEXT),
                    Map.entry("java.sql.DriverManager.getDrivers()", Purity.TAKE_THE_TEXT),
                    Map.entry("System.getenv(\"X\")", Purity.TAKE_THE_TEXT),
                    Map.entry("org.slf4j.LoggerFactory.getLogger(\"x\")", Purity.RETURN_IT),
                    Map.entry("System.getLogger(\"x\")", Purity.RETURN_IT));

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

    @Test
    void whatever_a_pure_room_reaches_for_is_reported_with_what_to_do_instead() {
        List<String> expressions = List.copyOf(FORBIDDEN.keySet());
        String[] sources = new String[expressions.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] =
                    "package io.drillmaster.verdict; class Bad%dx { Object o() throws Exception { return %s; } }"
                            .formatted(i, expressions.get(i));
        }

        List<Breach> breaches = Purity.checkPure(Fixture.compile(folder, sources));

        for (int i = 0; i < sources.length; i++) {
            String where = "io/drillmaster/verdict/Bad" + i + "x";
            assertThat(breaches)
                    .as(expressions.get(i))
                    .filteredOn(breach -> breach.where().equals(where))
                    .isNotEmpty()
                    .extracting(Breach::instead)
                    .containsOnly(FORBIDDEN.get(expressions.get(i)));
        }
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
