package io.drillmaster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HabitsTest {

    @TempDir Path folder;

    @Test
    void tests_are_sentences_that_neither_sleep_nor_are_disabled() {
        assertThat(Habits.tests(House.tests())).hasSizeGreaterThan(20);
        assertThat(Habits.checkTests(House.tests())).isEmpty();
    }

    @Test
    void files_hold_one_concept_and_put_nothing_off() {
        List<Path> sources = House.sources();

        assertThat(sources).hasSizeGreaterThan(70);
        assertThat(sources.stream().flatMap(HabitsTest::checked)).isEmpty();
    }

    @Test
    void methods_of_the_product_are_short() {
        assertThat(Habits.checkMethods(House.product())).isEmpty();
    }

    @Test
    void a_test_that_sleeps_is_disabled_or_is_no_sentence_is_reported() {
        String source =
                """
                package io.drillmaster.plan;
                import org.junit.jupiter.api.*;
                class BadTest {
                    @Test void testPlan() throws Exception { Thread.sleep(10); }
                    @Test @Disabled void it_is_put_off_for_ever() {}
                }
                """;

        assertThat(
                        Habits.checkTests(Fixture.compile(folder, source)).stream()
                                .map(Breach::toString))
                .hasSize(3)
                .anyMatch(told -> told.contains("wait for the condition, with a bound"))
                .anyMatch(told -> told.contains("BadTest.testPlan is not a sentence"))
                .anyMatch(told -> told.contains("it_is_put_off_for_ever is disabled"));
    }

    @Test
    void a_file_that_grew_too_long_is_reported() {
        assertThat(Habits.checkFile(Path.of("Long.java"), "line\n".repeat(300))).isEmpty();
        assertThat(Habits.checkFile(Path.of("Long.java"), "line\n".repeat(301)))
                .singleElement()
                .asString()
                .contains("Long.java has 301 lines", "split it");
    }

    @Test
    void work_that_is_put_off_is_reported_with_its_line() {
        assertThat(Habits.checkFile(Path.of("A.java"), "class A {\n// TO" + "DO later\n}"))
                .singleElement()
                .asString()
                .contains("A.java:2 puts something off");
    }

    @Test
    void a_method_that_goes_on_and_on_is_reported() {
        String source =
                "package io.drillmaster.plan; class Long { void goes(int n) {\n"
                        + "n++;\n".repeat(41)
                        + "} }";

        assertThat(Habits.checkMethods(Fixture.compile(folder, source)))
                .singleElement()
                .asString()
                .contains("plan/Long.goes spans 42 lines");
    }

    private static Stream<Breach> checked(Path file) {
        return Habits.checkFile(House.root().relativize(file), House.read(file)).stream();
    }
}
