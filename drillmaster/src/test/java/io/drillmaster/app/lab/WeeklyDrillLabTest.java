package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.lab.TestLab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The weekly validation of the full estate, and the lie that nobody is told of what fires. */
@Tag("lab")
@Tag("full")
class WeeklyDrillLabTest extends OnTheLab {

    WeeklyDrillLabTest() {
        super(TestLab.full());
    }

    private JsonNode weekly(int exit) {
        Command.Ended ended =
                product()
                        .start(
                                "run",
                                "DR-WEEKLY-001",
                                "--estate",
                                lab.estateFile().toString(),
                                "--unattended",
                                "--json")
                        .end(Product.DRILL);
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(exit);
        return json(ended);
    }

    @Test
    void an_estate_whose_alerts_reach_a_person_is_found_well_and_its_test_alert_is_ended() {
        JsonNode json = weekly(0);

        assertThat(verdict(json, "checks.failed")).startsWith("met");
        assertThat(closed().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(product().events().stream().filter(Event.Called.class::isInstance))
                .extracting(event -> ((Event.Called) event).call().verb())
                .containsExactly("alertmanager.push", "alertmanager.end");
    }

    /** Rules that never hold are a part of the daily drill. */
    @Test
    void an_estate_whose_alerts_reach_nobody_is_found_out() {
        lab.lie("silent-alert", "wit-1", "on");
        try {
            assertThat(verdict(weekly(1), "checks.failed"))
                    .startsWith("missed")
                    .contains("It reaches the webhook")
                    .contains("It reaches the mailbox of the person on call");
        } finally {
            lab.lie("silent-alert", "wit-1", "off");
        }
        Liars.caught(
                "DR-WEEKLY-001",
                "an alert that reaches nobody",
                "missed: `checks.failed` names where it did not arrive");
    }
}
