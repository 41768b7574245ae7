package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Moment;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AxisTest {

    private static final Instant WALL = Instant.parse("2026-03-07T07:00:00Z");

    private static Axis axis(String secondBoot, Map<String, String> versions) {
        Script script =
                new Script(Plans.with(Fidelity.POWER))
                        .sat(1, "boot-a", versions)
                        .at(10_000)
                        .sat(2, secondBoot, versions);
        return new Axis(script.entries(), 1);
    }

    private static Moment second(long mono) {
        return new Moment(WALL.plusSeconds(30), mono, 2);
    }

    @Test
    void sittings_of_one_boot_share_the_monotonic_clock() {
        assertThat(axis("boot-a", Map.of()).at(second(Script.ORIGIN + 42)))
                .contains(new Bracket(Script.ORIGIN + 42, Script.ORIGIN + 42));
    }

    @Test
    void sittings_of_two_boots_are_joined_by_wall_time_and_widened_by_both_errors() {
        Axis axis = axis("boot-b", Map.of(Axis.CLOCK_ERROR, "20ms"));

        assertThat(axis.at(second(5)))
                .contains(
                        new Bracket(
                                Script.ORIGIN + 30_000_000_000L - 40_000_000,
                                Script.ORIGIN + 30_000_000_000L + 40_000_000));
    }

    @Test
    void sittings_of_two_boots_with_unknown_clock_errors_cannot_be_joined() {
        assertThat(axis("boot-b", Map.of()).at(second(5))).isEmpty();
    }
}
