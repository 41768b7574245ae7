package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityWindowTest {

    private static final String FIRST = "  - rto.database < 2m\n";

    private static String promising(String objective) {
        return FIRST + "  - " + objective + "\n";
    }

    private static Objective read(String objective) {
        return Page.read(Page.with(FIRST, promising(objective))).objectives().get(1);
    }

    @Test
    void a_promise_of_availability_may_name_its_window() {
        assertThat(read("availability > 99.99 % over 90d"))
                .satisfies(promised -> {
                    assertThat(promised.over()).contains(Duration.ofDays(90));
                    assertThat(promised).hasToString("availability > 99.99 % over 90 d");
                });
        assertThat(read("availability >= 99.9% over 36h"))
                .hasToString("availability >= 99.9 % over 1.5 d");
    }

    @Test
    void a_promise_without_a_window_reads_as_it_always_did() {
        assertThat(read("availability > 99.9%"))
                .isEqualTo(
                        new Objective(
                                Measure.AVAILABILITY,
                                Comparator.ABOVE,
                                new Quantity(0.999, Dimension.SHARE)))
                .extracting(Objective::over, Objective::toString)
                .isEqualTo(tuple(Optional.empty(), "availability > 99.9 %").toList());
    }

    @ParameterizedTest
    @CsvSource({
        "availability > 99.99 % over 90d, 777_600",
        "availability > 99.9 % over 30d, 2_592_000",
        "availability > 99 % over 1d, 864_000",
        "availability >= 100 % over 1d, 0",
    })
    void the_budget_is_what_the_target_leaves_of_the_window(String objective, String millis) {
        ErrorBudget budget = ErrorBudget.of(read(objective)).orElseThrow();

        assertThat(Duration.ofNanos(budget.allowed()).toMillis())
                .isEqualTo(Long.parseLong(millis.replace("_", "")));
    }

    @TestFactory
    Stream<DynamicTest> a_window_that_cannot_be_is_told_with_its_place_and_its_remedy() {
        return List.of(
                        new Fault(
                                FIRST,
                                "  - rto.database < 2m over 90d\n",
                                "over 90d",
                                "`rto.database` is promised over no window",
                                "only `availability` is a share of a time"),
                        new Fault(
                                FIRST,
                                promising("availability > 99% over 5m"),
                                "over 5m",
                                "nobody promises availability over `5m`",
                                "write 1d to 366d"),
                        new Fault(
                                FIRST,
                                promising("availability > 99% over 367d"),
                                "over 367d",
                                "nobody promises availability over `367d`",
                                "write 1d to 366d"),
                        new Fault(
                                FIRST,
                                promising("availability > 99% over a year"),
                                "over a year",
                                "`a year` is no window",
                                "such as `over 90d`"),
                        new Fault(
                                FIRST,
                                promising("availability > 99% over"),
                                "over\n",
                                "`` is no window",
                                "such as `over 90d`"))
                .stream()
                .map(Fault::test);
    }
}
