package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** PostgreSQL 15 under Patroni 3, as Debian 12 has them. */
@Tag("lab")
class BookwormLabTest {

    @TempDir Path home;

    @Test
    void the_same_runbook_passes_on_debian_12() {
        try (TestLab lab = TestLab.raised("bookworm");
                Product product = new Product(home)) {
            new LabHands(lab).awaitWhole();

            Command.Ended ended = product.drill(lab.estateFile(), "crash").end(Product.DRILL);

            JsonNode json = OnTheLab.json(ended);
            OnTheLab.assertMetOrTooBusyToTell(json, ended.exit());
            Event.Closed closed = (Event.Closed) product.events().getLast();
            assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
            assertThat(closed.left()).isEmpty();
        }
    }
}
