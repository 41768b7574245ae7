package io.drillmaster.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenTest {

    private static final Call CALL = Call.of("network.isolate", "nyc-db1", Duration.ofSeconds(1));

    @Test
    void a_token_is_safe_in_the_name_of_a_unit_a_file_and_a_table() {
        assertThat(Token.of(CALL.marked("DR-1-20261123-001/3.4/act; rm -rf /")).text())
                .matches("[a-z0-9]+_[a-z0-9]+")
                .hasSizeLessThan(40);
        assertThat(Token.of(CALL).text()).matches("[a-z0-9]+");
    }

    @Test
    void calls_of_one_drill_share_the_beginning_and_nothing_else() {
        Call one = CALL.marked("A-001/1.1/act");
        Call other = CALL.marked("A-001/1.2/act");
        Call elsewhere = CALL.marked("A-002/1.1/act");
        Call namesake = CALL.marked("A-001/1.1/act/0000feed");

        assertThat(Token.of(one)).isEqualTo(Token.of(one)).isNotEqualTo(Token.of(other));
        assertThat(Token.of(one).text()).startsWith(Token.drill(one));
        assertThat(Token.of(other).text()).startsWith(Token.drill(one));
        assertThat(Token.of(elsewhere).text()).doesNotStartWith(Token.drill(one));
        assertThat(Token.of(namesake).text()).doesNotStartWith(Token.drill(one));
        assertThat(Token.drill(namesake))
                .isEqualTo(Token.drill(CALL.marked("A-001/4.2/undo/0000feed")));
    }

    @Test
    void without_a_mark_what_is_asked_for_tells_calls_apart() {
        assertThat(Token.of(CALL)).isEqualTo(Token.of(CALL));
        assertThat(Token.of(CALL)).isNotEqualTo(Token.of(CALL.and("interfaces", "lan0")));
        assertThat(Token.drill(CALL)).isEmpty();
    }
}
