package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Purpose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("lab")
class EndedEarlyLabTest extends OnTheLab {

    @Test
    void an_interrupt_after_the_cut_gives_the_host_its_power_back_and_is_never_met() {
        Command drill = product().drill(lab.estateFile(), "power");
        String host = product().cut(drill);
        drill.interrupt();

        assertTakenBack(drill, host);
    }

    @Test
    void an_abort_from_another_process_does_the_same() {
        Command drill = product().drill(lab.estateFile(), "power");
        String host = product().cut(drill);

        Command.Ended abort =
                product()
                        .start("abort", product().drill().id(), "--reason", "the market opens")
                        .end(Product.DRILL);

        assertThat(abort.exit()).as(abort.out() + abort.err()).isZero();
        assertThat(abort.out()).contains(product().drill().id() + " is aborted");
        assertTakenBack(drill, host);
        assertThat(closed().why()).contains("the market opens");
    }

    @Test
    void a_conductor_that_hangs_is_ended_by_an_abort_that_takes_over() throws Exception {
        Command drill = product().drill(lab.estateFile(), "power");
        String host = product().cut(drill);
        drill.freeze();

        Command.Ended abort =
                product().start("abort", product().drill().id(), "--take-over").end(Product.DRILL);

        assertThat(abort.exit()).as(abort.out() + abort.err()).isZero();
        assertThat(drill.end(Product.DRILL).exit()).isEqualTo(128 + 9);
        assertThat(power(host)).isEqualTo("on");
        assertThat(closed().ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed().left()).isEmpty();
        hands.awaitWhole();
    }

    private void assertTakenBack(Command drill, String host) {
        Command.Ended ended = drill.end(Product.DRILL);
        JsonNode json = json(ended);
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(4);
        assertThat(json.path("ending").asString()).isEqualTo("aborted");
        assertThat(json.path("verdict").asString()).isNotEqualTo("met");
        assertThat(power(host)).isEqualTo("on");
        assertThat(product().called(Purpose.UNDO, "power.on")).hasSize(1);
        assertThat(closed().ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed().left()).isEmpty();
        hands.awaitWhole();
    }
}
