package io.drillmaster.connector.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class AddressConnectorTest {

    private static final VirtualAddress ADDRESS =
            new VirtualAddress("nyc-address", List.of("nyc-edge", "nyc-app1"), "10.0.1.100");

    private final Keepalived nyc = new Keepalived();

    private static Call call(String verb) {
        return Call.of(verb, "nyc-address", Duration.ofSeconds(5)).marked("TEST-1/3.1/act");
    }

    private SortedMap<String, String> holder() {
        try (AddressConnector connector = connector()) {
            Outcome outcome = connector.perform(call("address.holder"));
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            return ((Outcome.Done) outcome).facts().values();
        }
    }

    private AddressConnector connector() {
        return new AddressConnector(List.of(ADDRESS), nyc);
    }

    private static Call move(String to) {
        return call("address.move").and("to", to);
    }

    @Test
    void one_holds_it_and_the_others_hear_that_one() {
        assertThat(holder())
                .containsEntry("holder", "nyc-edge")
                .containsEntry("holders", "1")
                .containsEntry("seen", "nyc-edge")
                .containsEntry("ready", "2")
                .containsEntry("agree", "yes");
    }

    @Test
    void two_that_hold_it_and_a_stranger_that_answers_are_told() {
        nyc.holding("nyc-app1");
        assertThat(holder())
                .containsEntry("holders", "2")
                .containsEntry("holder", "nyc-app1,nyc-edge")
                .containsEntry("agree", "no");
    }

    @Test
    void a_stranger_that_answers_is_no_holder() {
        nyc.answeredBy("02:00:00:00:00:99");
        assertThat(holder()).containsEntry("seen", "stranger").containsEntry("agree", "no");
    }

    @Test
    void it_moves_to_the_host_that_is_named_and_back() {
        try (AddressConnector connector = connector()) {
            assertThat(connector.settle(move("nyc-app1"))).isInstanceOf(Outcome.Refused.class);

            assertThat(connector.perform(move("nyc-app1")).toString())
                    .contains("Done", "from=nyc-edge", "to=nyc-app1");

            assertThat(holder()).containsEntry("holder", "nyc-app1").containsEntry("ready", "1");
            assertThat(connector.settle(move("nyc-app1"))).isInstanceOf(Outcome.Done.class);
            assertThat(connector.settle(call("address.restore")))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(connector.perform(call("address.restore").marked("TEST-2/1/act")).toString())
                    .contains("restored=none");
            assertThat(connector.perform(call("address.restore")).toString())
                    .contains("restored=nyc-edge");
            assertThat(connector.settle(call("address.restore"))).isInstanceOf(Outcome.Done.class);
            assertThat(holder()).containsEntry("holder", "nyc-edge").containsEntry("ready", "2");
        }
    }

    @Test
    void where_nobody_would_take_it_nothing_is_stopped() {
        try (AddressConnector connector = connector()) {
            assertThat(connector.perform(move("nyc-edge")).toString())
                    .contains("Refused", "holds it already");
            assertThat(connector.perform(move("chi-edge")).toString())
                    .contains("Refused", "`chi-edge` is none of its hosts");
            nyc.stop("nyc-app1");
            assertThat(connector.perform(move("nyc-app1")).toString())
                    .contains("Refused", "runs no keepalived");
            nyc.away("nyc-app1");
            assertThat(connector.perform(move("nyc-app1")).toString())
                    .contains("Refused", "nothing was done", "nyc-app1 is away");
        }
        assertThat(holder()).containsEntry("holder", "nyc-edge").containsEntry("answering", "1");
    }

    @Test
    void where_no_host_can_be_asked_nothing_is_known() {
        nyc.away("nyc-app1");
        nyc.away("nyc-edge");
        try (AddressConnector connector = connector()) {
            assertThat(connector.perform(call("address.holder")))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(connector.settle(move("nyc-app1"))).isInstanceOf(Outcome.Unknown.class);
            assertThat(connector.settle(call("address.restore")))
                    .isInstanceOf(Outcome.Unknown.class);
        }
    }
}
