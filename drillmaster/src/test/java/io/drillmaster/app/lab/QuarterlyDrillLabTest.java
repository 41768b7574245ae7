package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.lab.TestLab;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** New York loses its power as a whole; Chicago works, and all go home again. */
@Tag("lab")
@Tag("full")
class QuarterlyDrillLabTest extends OnTheLab {

    QuarterlyDrillLabTest() {
        super(TestLab.full());
    }

    @Test
    void a_site_is_lost_and_found_again_and_nothing_is_lost_but_time() {
        JsonNode json =
                json(
                        product()
                                .start(
                                        "run",
                                        "DR-QUARTERLY-001",
                                        "--estate",
                                        lab.estateFile().toString(),
                                        "--with",
                                        "scale=lab",
                                        "--unattended",
                                        "--json")
                                .end(Duration.ofMinutes(10)));

        assertThat(json.path("ending").asString())
                .as(json.path("why").asString())
                .isEqualTo("completed");
        for (String sure :
                List.of(
                        "rto.site",
                        "detection",
                        "execution",
                        "rto.database",
                        "rto.app",
                        "rpo.tier1",
                        "writes.lost",
                        "orders.lost",
                        "orders.duplicated",
                        "positions.differing",
                        "replication-restored",
                        "rows.lost",
                        "rows.altered",
                        "rows.extra",
                        "return-to-normal")) {
            assertThat(verdict(json, sure)).as(json.toPrettyString()).startsWith("met");
        }
        for (String unsure : List.of("two-writable-primaries", "two-leaders")) {
            assertThat(verdict(json, unsure)).doesNotStartWith("missed");
        }
        assertThat(verdict(json, "decision")).startsWith("unproven").contains("stand-in");
    }
}
