package io.drillmaster.connector.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.HereShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private static final String BIRDC =
            """
            #!/bin/bash
            case "$*" in
                'show ospf neighbors') cat <<'END'
            BIRD 2.0.12 ready.
            links:
            Router ID   \tPri\t     State     \tDTime\tInterface  Router IP
            10.200.2.3  \t  1\tFull/PtP  \t33.481\tlink-a     10.200.251.2
            10.200.2.3  \t  1\tInit/PtP  \t33.481\tlink-b     10.200.252.2
            END
                ;;
                'show bfd sessions') cat <<'END'
            bfd1:
            IP address                Interface  State      Since         Interval  Timeout
            10.200.251.2              link-a     Up         09:12:33.106    0.050    0.150
            10.200.252.2              link-b     Down       09:12:33.106    0.050    0.150
            END
                ;;
            esac
            """;

    private static final String IP =
            """
            #!/bin/bash
            case "$*" in
                *'route get'*) [ ! -e FOLDER/cut ] || exit 2
                    echo "$4 via 10.200.251.2 dev link-a src 10.200.251.1 uid 0 \\\\    cache" ;;
                *address*) echo '5: link-a inet 10.200.251.1/30 scope global link-a' ;;
            esac
            """;

    @TempDir Path folder;

    private HereShell router() {
        return new HereShell(folder).program("birdc", BIRDC).program("ip", IP);
    }

    private static SortedMap<String, String> facts(NetworkConnector network, Call call) {
        Outcome outcome = network.perform(call);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    private static Call routes() {
        return Call.of("network.routes", "here", Duration.ofSeconds(5));
    }

    @Test
    void only_neighbours_that_are_whole_count_and_the_road_to_a_host_is_told() {
        try (NetworkConnector network =
                new NetworkConnector(router(), Map.of("chi-app1", "10.200.2.25"))) {
            assertThat(facts(network, routes().and("to", "chi-app1")))
                    .containsEntry("bird", "yes")
                    .containsEntry("neighbours", "1")
                    .containsEntry("bfd-up", "1")
                    .containsEntry("via", "link-a")
                    .containsEntry("gateway", "10.200.251.2");
            assertThat(facts(network, routes())).containsEntry("via", "none");
        }
    }

    @Test
    void where_no_road_leads_is_told_as_none() throws IOException {
        Files.createFile(folder.resolve("cut"));
        try (NetworkConnector network = new NetworkConnector(router())) {
            assertThat(facts(network, routes().and("to", "10.200.2.25")))
                    .containsEntry("via", "none")
                    .containsEntry("gateway", "none");
        }
    }

    @Test
    void a_router_that_is_not_known_or_is_the_same_has_no_link_to_compare() {
        try (NetworkConnector network =
                new NetworkConnector(router(), Map.of("here", "10.200.1.2"))) {
            Call call = Call.of("network.symmetry", "here", Duration.ofSeconds(5));

            assertThat(network.perform(call.and("far", "here")).toString())
                    .contains("Refused", "here is the same router");
            assertThat(network.perform(call.and("far", "mars")).toString())
                    .contains("Refused", "`mars` is no address and no host");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "network.routes, to, mars, is no address and no host",
        "network.link-down, interface, a b, is no name of an interface",
        "network.flap, interface, x; reboot, is no name of an interface",
        "network.flap, times, 0, is no number from 1 to 999",
        "network.flap, interval, soon, is no time",
        "network.flap, interval, 900ms, take 8100 ms",
        "network.oneway, direction, both, is not in or out",
        "network.oneway, interface, a'b, is no name of an interface"
    })
    void bad_words_are_refused_before_anything_is_touched(
            String verb, String name, String value, String why) {
        Call call = Call.of(verb, "here", Duration.ofSeconds(5));
        if (!verb.equals("network.routes")) {
            call = call.and("interface", "link-a");
        }
        call = verb.equals("network.flap") ? call.and("times", "5").and("interval", "100ms") : call;
        call = verb.equals("network.oneway") ? call.and("direction", "in") : call;
        try (NetworkConnector network = new NetworkConnector(new HereShell(folder))) {
            assertThat(network.perform(call.and(name, value)).toString()).contains("Refused", why);
        }
    }
}
