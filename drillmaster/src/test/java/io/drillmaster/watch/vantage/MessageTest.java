package io.drillmaster.watch.vantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Secret;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchedDatabase;
import io.drillmaster.watch.WatchedPlace;
import io.drillmaster.watch.WatchedVenue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void any_text_survives_the_wire() throws IOException {
        Message sent = Message.of("start").with("a=b &\n%", "é\n x=y\t% +").with("empty", "");

        assertThat(Message.read(new ByteArrayInputStream(sent.bytes()))).isEqualTo(sent);
    }

    @Test
    void an_order_is_read_as_it_was_given() throws IOException {
        Order order =
                new Order(
                        new WatchRequest(
                                "D-1",
                                "writes",
                                "postgres.ledger",
                                "db",
                                new TreeMap<>(Map.of("connections", "4")),
                                Duration.ofMillis(1)),
                        new WatchedPlace.Orders(
                                new WatchedVenue(
                                        "orders",
                                        List.of("a:9876", "b:9876"),
                                        "US",
                                        "THEM",
                                        new Secret("f i=x"),
                                        new TreeMap<>()),
                                database()));

        Order read =
                Order.of(Message.read(new ByteArrayInputStream(order.message("start").bytes())));

        assertThat(read.request()).isEqualTo(order.request());
        WatchedPlace.Orders place = (WatchedPlace.Orders) read.place();
        assertThat(place.database().password().reveal()).isEqualTo("p%s s");
        assertThat(place.database().members()).isEqualTo(database().members());
        assertThat(place.database().writes()).isEqualTo(database().writes());
        assertThat(place.venue().gateways()).containsExactly("a:9876", "b:9876");
        assertThat(place.venue().sender() + place.venue().target()).isEqualTo("USTHEM");
        assertThat(place.venue().password().reveal()).isEqualTo("f i=x");
        assertThat(order.toString()).doesNotContain("p%s s", "f i=x");
    }

    private static WatchedDatabase database() {
        return new WatchedDatabase(
                "db",
                List.of("a:1", "b:2"),
                List.of(new WatchedDatabase.Member("m", "m:5432", "http://m:8008")),
                "trading",
                "user",
                new Secret("p%s s"),
                "disable");
    }

    @Test
    void noise_on_the_line_is_told_as_such() {
        byte[] noise = "Welcome to host 7!\n".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Message.read(new ByteArrayInputStream(noise)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not speak our language");
    }
}
