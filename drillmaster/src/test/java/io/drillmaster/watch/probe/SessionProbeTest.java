package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.drillmaster.watch.Fate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionProbeTest {

    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(405, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void one_connection_carries_every_request_whatever_the_server_thinks_of_it() {
        try (SessionProbe probe = new SessionProbe("127.0.0.1", server.getAddress().getPort())) {
            assertThat(probe.connect()).isEqualTo(Probe.Answer.OK);

            for (int i = 0; i < 20; i++) {
                assertThat(probe.write(i)).isEqualTo(Probe.Answer.OK);
            }

            assertThat(probe.connected()).isTrue();
        }
    }

    @Test
    void a_connection_that_the_other_side_ends_is_broken_and_nobody_knows_of_the_last_request() {
        try (SessionProbe probe = new SessionProbe("127.0.0.1", server.getAddress().getPort())) {
            probe.connect();
            assertThat(probe.write(0)).isEqualTo(Probe.Answer.OK);

            server.stop(0);

            assertThat(probe.write(1).fate()).isEqualTo(Fate.UNKNOWN);
            assertThat(probe.connected()).isFalse();
            assertThat(probe.connect().fate()).isEqualTo(Fate.REFUSED);
            assertThat(probe.write(2).fate()).isEqualTo(Fate.NO_CONNECTION);
        }
    }
}
