package io.drillmaster.connector.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Facts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final Book TRADES =
            Book.of(
                    "trades",
                    Facts.of(
                            Map.of(
                                    "CLIENT1/AAPL", "5",
                                    "CLIENT1/MSFT", "0",
                                    "PROBE/AAPL", "-3",
                                    "HOUSE/AAPL", "-2")));

    private static final String RISK =
            """
            {"CLIENT1": {"AAPL": 5}, "PROBE": {"AAPL": -3, "NVDA": 0}, "HOUSE": {"AAPL": -2}}
            """;

    private static Map<String, String> facts(String risk, String client) {
        return Agreement.of(List.of(TRADES, Book.of("risk", risk), Book.of("client", client)))
                .values();
    }

    @Test
    void books_that_hold_the_same_agree_and_a_flat_position_is_the_same_as_none() {
        assertThat(facts(RISK, "{\"CLIENT1\": {\"AAPL\": 5}}"))
                .containsEntry("differing", "0")
                .containsEntry("compared", "3")
                .containsEntry("sources", "3")
                .containsEntry("first", "all agree");
    }

    @Test
    void one_that_is_off_by_one_is_told_with_what_each_says() {
        assertThat(facts(RISK.replace("5", "6"), "{\"CLIENT1\": {\"AAPL\": 5}}"))
                .containsEntry("differing", "1")
                .containsEntry("first", "CLIENT1/AAPL: trades say 5, risk say 6, client say 5");
    }

    @Test
    void a_client_is_held_to_its_own_accounts_and_to_all_of_them() {
        assertThat(facts(RISK, "{\"CLIENT1\": {\"AAPL\": 5, \"NVDA\": 1}}"))
                .containsEntry("differing", "1")
                .containsEntry("first", "CLIENT1/NVDA: trades say 0, risk say 0, client say 1");
    }

    @Test
    void a_page_that_is_no_book_is_not_taken_for_an_empty_one() {
        assertThatThrownBy(() -> Book.of("risk", "[]"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Book.of("risk", "<html>"))
                .isInstanceOf(tools.jackson.core.JacksonException.class);
    }
}
