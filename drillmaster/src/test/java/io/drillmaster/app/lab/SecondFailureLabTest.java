package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Purpose;
import io.drillmaster.lab.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Something else fails while the monthly drill runs, which names that as a stop condition. */
@Tag("lab")
class SecondFailureLabTest extends OnTheLab {

    private static final String WITNESS = "wit-1";

    /** Its quorum takes its time, and a drill waits long for an estate that is not as before. */
    @AfterEach
    void giveTheWitnessBack() {
        power("power.on", WITNESS);
        try (SshSessions sessions = new SshSessions(hands.ssh())) {
            Eventually.holds(
                    "the services of " + WITNESS,
                    Duration.ofMinutes(2),
                    () ->
                            sessions.run(
                                                    WITNESS,
                                                    "systemctl is-active etcd consul",
                                                    Duration.ofSeconds(5))
                                            instanceof Ran.Ended ended
                                    && ended.well());
        }
    }

    @Test
    void a_host_that_fails_beside_the_drill_stops_it_and_the_first_gets_its_power_back() {
        Command drill = product().drill(lab.estateFile(), "power");
        String host = product().cut(drill);
        assertThat(power("power.cut", WITNESS)).isInstanceOf(Outcome.Done.class);
        product()
                .awaitFrom(
                        drill,
                        "the power that is given back",
                        () ->
                                product().called(Purpose.UNDO, "power.on").stream()
                                        .anyMatch(product()::isAnswered));
        giveTheWitnessBack();

        Command.Ended ended = drill.end(Product.DRILL);

        assertThat(closed().ending()).as(closed().why()).isEqualTo(Ending.STOPPED);
        assertThat(closed().why()).contains("ssh.reach of " + WITNESS, "5 times in a row");
        assertThat(product().called(Purpose.UNDO, "power.on"))
                .singleElement()
                .satisfies(call -> assertThat(call.call().on()).isEqualTo(host));
        assertThat(closed().left()).isEmpty();
        assertThat(power(host)).isEqualTo("on");
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(4);
    }
}
