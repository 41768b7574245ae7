package io.drillmaster.watch;

import static io.drillmaster.watch.Story.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.watch.Story.Down;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutagesTest {

    private static final long START = 10_000 * MS;

    private static Outages found(Story story, int milliseconds) {
        return Outages.in(story.head(), story.operations(milliseconds, 16), List.of());
    }

    @Test
    void a_calm_hour_has_no_outage_and_nothing_blind() {
        Outages found = found(new Story(1, List.of(), List.of()), 60_000);

        assertThat(found.outages()).isEmpty();
        assertThat(found.blind()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 20, 100, 250, 1_000, 5_000})
    void a_silent_time_is_found_and_its_true_length_lies_inside(long milliseconds) {
        IntStream.range(0, 40)
                .forEach(seed -> {
                    long from = START + 3_000 * MS + new SplittableRandom(seed).nextLong(MS);
                    Down down = new Down(from, from + milliseconds * MS, false);

                    Outages found = found(new Story(seed, List.of(down), List.of()), 12_000);

                    assertThat(found.outages())
                            .as("seed %d", seed)
                            .singleElement()
                            .satisfies(outage -> assertHolds(outage, down));
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 100, 2_500})
    void a_time_of_refusals_is_found_and_narrow(long milliseconds) {
        IntStream.range(0, 40)
                .forEach(seed -> {
                    long from = START + 3_000 * MS + new SplittableRandom(seed).nextLong(MS);
                    Down down = new Down(from, from + milliseconds * MS, true);

                    Outages found = found(new Story(seed, List.of(down), List.of()), 8_000);

                    assertThat(found.outages())
                            .as("seed %d", seed)
                            .singleElement()
                            .satisfies(outage -> {
                                assertHolds(outage, down);
                                assertThat(outage.most() - outage.least()).isLessThan(5 * MS);
                            });
                });
    }

    private static void assertHolds(Outage outage, Down down) {
        long length = down.to() - down.from();
        assertThat(outage.least()).isLessThanOrEqualTo(length);
        assertThat(outage.most()).isGreaterThanOrEqualTo(length);
        assertThat(outage.beganFrom()).isLessThanOrEqualTo(down.from());
        assertThat(outage.endedTo()).isGreaterThanOrEqualTo(down.to());
    }

    @Test
    void answers_that_waited_through_a_pause_are_no_service_during_it() {
        Down down = new Down(START + 3_000 * MS, START + 3_400 * MS, false);

        Outages found = found(new Story(7, List.of(down), List.of()), 6_000);

        assertThat(found.outages())
                .singleElement()
                .satisfies(outage -> {
                    assertThat(outage.late()).isEqualTo(16);
                    assertThat(outage.least()).isGreaterThan(395 * MS);
                });
    }

    @Test
    void our_own_sleep_is_nobodys_outage() {
        Stall sleep = new Stall(START + 3_000 * MS, START + 3_040 * MS);
        Story story = new Story(3, List.of(), List.of(sleep));

        Outages found = Outages.in(story.head(), story.operations(6_000, 16), List.of(sleep));

        assertThat(found.outages()).isEmpty();
        assertThat(found.blind())
                .singleElement()
                .satisfies(blind -> {
                    assertThat(blind.from()).isLessThanOrEqualTo(sleep.from());
                    assertThat(blind.to()).isGreaterThanOrEqualTo(sleep.to());
                });
    }

    @Test
    void a_sleep_at_the_edge_of_an_outage_widens_it() {
        Down down = new Down(START + 3_000 * MS, START + 3_300 * MS, false);
        Stall sleep = new Stall(START + 3_280 * MS, START + 3_340 * MS);
        Story story = new Story(4, List.of(down), List.of(sleep));

        Outages found = Outages.in(story.head(), story.operations(6_000, 16), List.of(sleep));

        assertThat(found.outages())
                .singleElement()
                .satisfies(outage -> {
                    assertHolds(outage, down);
                    assertThat(outage.most() - outage.least()).isGreaterThan(55 * MS);
                });
    }

    @Test
    void one_slow_answer_among_prompt_ones_is_no_outage() {
        List<Operation> ops =
                new java.util.ArrayList<>(new Story(5, List.of(), List.of()).operations(6_000, 16));
        Operation slow = ops.get(3_000);
        ops.set(
                3_000,
                new Operation(
                        slow.seq(), slow.due(), slow.sent(), slow.sent() + 80 * MS, Fate.OK, ""));

        assertThat(Outages.in(new Story(5, List.of(), List.of()).head(), ops, List.of()).outages())
                .isEmpty();
    }

    @Test
    void an_outage_that_lasts_to_the_end_of_the_watch_is_not_over() {
        Down down = new Down(START + 3_000 * MS, START + 60_000 * MS, true);

        Outages found = found(new Story(6, List.of(down), List.of()), 6_000);

        assertThat(found.outages())
                .singleElement()
                .satisfies(outage -> {
                    assertThat(outage.over()).isFalse();
                    assertThat(outage.least()).isBetween(2_990 * MS, 3_000 * MS);
                    assertThat(outage.most()).isEqualTo(Long.MAX_VALUE);
                });
    }

    @Test
    void two_outages_close_to_each_other_stay_two() {
        Down first = new Down(START + 3_000 * MS, START + 3_200 * MS, false);
        Down second = new Down(START + 3_250 * MS, START + 3_350 * MS, false);

        Outages found = found(new Story(8, List.of(first, second), List.of()), 6_000);

        assertThat(found.outages()).hasSize(2);
        assertHolds(found.outages().getFirst(), first);
        assertHolds(found.outages().getLast(), second);
    }

    @Test
    void service_that_turns_slower_for_good_is_slow_and_not_out() {
        List<Operation> ops = new java.util.ArrayList<>();
        for (Operation op : new Story(9, List.of(), List.of()).operations(20_000, 16)) {
            long took = op.seq() < 5_000 ? op.took() : op.took() + 8 * MS;
            ops.add(new Operation(op.seq(), op.due(), op.sent(), op.sent() + took, Fate.OK, ""));
        }

        Outages found = Outages.in(new Story(9, List.of(), List.of()).head(), ops, List.of());

        assertThat(found.outages()).hasSizeLessThanOrEqualTo(1);
        assertThat(found.outages()).allSatisfy(o -> assertThat(o.most()).isLessThan(12 * MS));
    }
}
