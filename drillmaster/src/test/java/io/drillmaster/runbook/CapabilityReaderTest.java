package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CapabilityReaderTest {

    private static String page(String capabilities) {
        return Page.with("settle: 3s", "capabilities: {" + capabilities + "}\nsettle: 3s");
    }

    @Test
    void an_objective_knows_the_capability_that_it_shows() {
        Runbook runbook = Page.read(page("Systems: \"rto.database, replication-restored\""));

        assertThat(runbook.objectives())
                .extracting(Objective::capability)
                .containsExactly(Optional.of("Systems"), Optional.empty(), Optional.of("Systems"));
        assertThat(runbook.objectives().getFirst().toString()).isEqualTo("rto.database < 2 min");
    }

    @Test
    void a_capability_names_objectives_and_each_of_them_once() {
        assertThat(Page.problem(page("Systems: rto.databse")).toString())
                .contains("unknown measure `rto.databse`", "did you mean `rto.database`?");
        assertThat(Page.problem(page("Systems: rto.app")).toString())
                .contains("`rto.app` is no objective of this runbook");
        assertThat(Page.problem(page("Systems: rto.database, People: rto.database")).toString())
                .contains("`rto.database` shows `Systems` already");
    }
}
