package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Verb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every connector promises of faults that end by themselves. */
class ExpiringVerbsTest {

    private static final Duration LEASE = Duration.ofSeconds(3);

    private final Connectors all = new Connectors(Outfits.words());

    @Test
    void a_verb_says_that_its_fault_can_end_by_itself_if_and_only_if_it_can_be_armed() {
        assertThat(all.verbs()).filteredOn(Verb::expires).isNotEmpty();
        for (Verb verb : all.verbs()) {
            assertThat(all.canExpire(verb.name())).as(verb.name()).isEqualTo(verb.expires());
            assertThat(verb.expires() && verb.fidelity().isEmpty()).as(verb.name()).isFalse();
        }
    }

    @Test
    void nobody_is_on_a_host_without_power_to_end_that_fault() {
        assertThat(all.canExpire("power.cut")).isFalse();
        assertThat(all.arm(Call.of("power.cut", "nyc-db1", LEASE), LEASE).toString())
                .contains("Refused", "cannot end by itself");
    }

    @Test
    void what_is_armed_must_be_as_whole_as_what_is_done() {
        for (Verb verb : all.verbs()) {
            if (verb.expires()) {
                Call call = Call.of(verb.name(), "no-such-place", LEASE);
                for (Argument argument : verb.arguments()) {
                    call = argument.required() ? call.and(argument.name(), "1") : call;
                }
                for (Outcome outcome :
                        List.of(
                                all.arm(call, LEASE),
                                all.renew(call, LEASE),
                                all.disarm(call),
                                all.armed(call))) {
                    assertThat(outcome.toString()).contains("Refused", "no-such-place");
                }
            }
        }
    }

    @Test
    void a_verb_that_drops_packets_can_end_by_itself() {
        for (Connector each : Outfits.words()) {
            assertThat(each.verbs())
                    .filteredOn(verb -> verb.fidelity().toString().contains("PARTITION"))
                    .allMatch(Verb::expires);
        }
    }
}
