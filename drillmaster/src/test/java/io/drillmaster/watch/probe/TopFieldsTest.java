package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopFieldsTest {

    @Test
    void what_stands_deeper_is_not_taken_for_what_stands_on_top() {
        assertThat(
                        TopFields.of(
                                """
                                {"state": "running", "replication": [{"state": "streaming",
                                 "role": "liar"}], "role": "primary", "timeline": 3,
                                 "paused": true, "patroni": {"name": "x"}}\
                                """))
                .containsOnly(
                        org.assertj.core.api.Assertions.entry("state", "running"),
                        org.assertj.core.api.Assertions.entry("role", "primary"),
                        org.assertj.core.api.Assertions.entry("timeline", "3"),
                        org.assertj.core.api.Assertions.entry("paused", "true"));
    }

    @Test
    void what_is_no_object_has_no_fields() {
        assertThat(TopFields.of("")).isEmpty();
        assertThat(TopFields.of("<html>503</html>")).isEmpty();
        assertThat(TopFields.of("{\"state\": \"run")).hasSizeLessThanOrEqualTo(1);
    }
}
