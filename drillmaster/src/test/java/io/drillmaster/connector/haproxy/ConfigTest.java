package io.drillmaster.connector.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConfigTest {

    private static final String STOCK =
            """
            global
                maxconn 100   # a comment
            defaults
                mode tcp
                retries 2
                timeout connect 4s
                timeout check 5s
            listen stats
                bind *:7000
            listen writes
                bind *:5000
                option httpchk OPTIONS /primary
                default-server inter 3s fall 3 rise 2 on-marked-down shutdown-sessions
                server a 10.0.0.1:5432 check port 8008
                server b 10.0.0.2:5432 check port 8008 inter 5s fall 4
            """;

    @Test
    void the_slowest_server_of_the_proxy_that_serves_the_port_counts() {
        Timings timings = timings(STOCK);

        assertThat(timings.inter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(timings.fastinter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(timings.fall()).isEqualTo(4);
        assertThat(timings.rise()).isEqualTo(2);
        assertThat(timings.retries()).isEqualTo(2);
        assertThat(timings.endsSessions()).isTrue();
        assertThat(timings.timeoutConnect()).contains(Duration.ofSeconds(4));
        assertThat(timings.timeoutCheck()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_frontend_leads_to_the_backend_it_names() {
        Timings timings =
                timings(
                        """
                        frontend in
                            bind 10.0.0.9:5000
                            default_backend pg
                        backend other
                            server x 10.0.0.3:5432 check inter 9s
                        backend pg
                            server a 10.0.0.1:5432 check inter 250 downinter 1s
                        """);

        assertThat(timings.inter()).isEqualTo(Duration.ofMillis(250));
        assertThat(timings.downinter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void what_nobody_wrote_is_what_haproxy_does_by_itself() {
        Timings timings = timings("listen w\n  bind :5000\n  server a 10.0.0.1:5432 check\n");

        assertThat(timings)
                .isEqualTo(
                        new Timings(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(2),
                                3,
                                2,
                                3,
                                false,
                                java.util.Optional.empty(),
                                Duration.ofSeconds(2)));
    }

    @Test
    void a_port_that_nobody_serves_is_nobodys() {
        assertThat(Config.of(STOCK).serving(5001)).isEmpty();
        assertThat(Config.of(STOCK).serving(500)).isEmpty();
    }

    @Test
    void later_defaults_replace_earlier_ones_for_the_proxies_after_them() {
        String text = STOCK + "defaults\n retries 7\nlisten late\n bind *:6000\n";

        assertThat(Config.of(text).serving(6000).orElseThrow().line("retries"))
                .hasValueSatisfying(line -> assertThat(line).containsExactly("retries", "7"));
        assertThat(Config.of(text).serving(5000).orElseThrow().line("retries"))
                .hasValueSatisfying(line -> assertThat(line).containsExactly("retries", "2"));
    }

    @Test
    void times_are_read_with_and_without_a_unit() {
        assertThat(Timings.time("100")).contains(Duration.ofMillis(100));
        assertThat(Timings.time("1m")).contains(Duration.ofMinutes(1));
        assertThat(Timings.time("500us")).contains(Duration.ofNanos(500_000));
        assertThat(Timings.time("soon")).isEmpty();
        assertThat(Timings.told(Duration.ofNanos(500_000))).isEqualTo("0.500ms");
        assertThat(Timings.told(Duration.ofSeconds(3))).isEqualTo("3000ms");
    }

    private static Timings timings(String text) {
        return Timings.of(Config.of(text).serving(5000).orElseThrow());
    }
}
