package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Ending;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("lab")
class SwitchoverLabTest extends OnTheLab {

    @Test
    void a_switchover_proves_nothing_about_loss_and_keeps_the_estate_to_itself() {
        Command drill = product().drill(lab.estateFile(), "switchover");
        product().awaitFrom(drill, "the first entry", () -> !product().events().isEmpty());

        Command.Ended second = product().drill(lab.estateFile(), "power").end(Product.DRILL);
        assertThat(second.exit()).as(second.err()).isEqualTo(5);
        assertThat(second.err())
                .contains("drill " + product().drill().id())
                .contains("process " + drill.process().pid());

        Command.Ended ended = drill.end(Product.DRILL);
        JsonNode json = json(ended);
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(3);
        assertThat(verdict(json, "rpo.tier1")).startsWith("unproven").contains("by fidelity");
        assertThat(verdict(json, "rto.database")).doesNotStartWith("missed");
        assertThat(closed().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(product().folders()).hasSize(1);
    }
}
