package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeedsTest {

    private static final Progress BEGUN = Progress.begun(new Moment(Instant.EPOCH, 1, 1));
    private static final Progress ENDED = BEGUN.ended(StepResult.DONE);

    private static Deed act(int step) {
        return new Deed(Purpose.ACT, "1." + step);
    }

    @Test
    void one_more_deed_changes_nothing_that_was_there_before() {
        Deeds deeds = Deeds.NONE;
        for (int step = 1; step <= 500; step++) {
            Deeds before = deeds;
            deeds = deeds.with(act(step), BEGUN);
            assertThat(before.get(act(step))).isEmpty();
        }
        Deeds after = deeds.with(act(250), ENDED);

        assertThat(deeds.all()).hasSize(500).containsValue(BEGUN).doesNotContainValue(ENDED);
        assertThat(after.get(act(250))).contains(ENDED);
        assertThat(after.where(each -> each.result().isPresent())).containsOnlyKeys(act(250));
        assertThat(after.with(act(250), BEGUN)).isEqualTo(deeds);
    }

    @Test
    void it_is_known_whether_a_fault_was_ever_armed() {
        Deeds deeds = Deeds.NONE.with(act(1), BEGUN);

        assertThat(deeds.arming()).isFalse();
        Deeds armed = deeds.with(new Deed(Purpose.ARM, "1.1"), BEGUN);
        assertThat(armed.with(act(2), BEGUN).arming()).isTrue();
    }

    @Test
    void the_deeds_of_a_long_drill_are_spread_over_the_shelves() {
        Deeds deeds = Deeds.NONE;
        for (int step = 1; step <= 1_000; step++) {
            deeds = deeds.with(act(step), BEGUN);
        }
        assertThat(deeds.shelves()).allSatisfy(shelf -> assertThat(shelf).hasSizeLessThan(40));
    }
}
