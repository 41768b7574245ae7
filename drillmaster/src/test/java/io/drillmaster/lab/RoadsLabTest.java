package io.drillmaster.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.plan.Estate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The roads between the sites of the lab. */
@Tag("lab")
class RoadsLabTest {

    private final TestLab lab = TestLab.up();
    private final LabHands hands = new LabHands(lab);

    /** A switch that answered, too, would change its number with the next cable that is pulled. */
    @Test
    void a_gateway_is_found_at_its_own_port_by_every_host() throws Exception {
        try (SshSessions sessions = new SshSessions(hands.ssh())) {
            for (Estate.Host host : lab.estate().hosts().values()) {
                String gateway = host.address().replaceFirst("\\d+$", "1");
                String found =
                        out(
                                sessions,
                                host.name(),
                                "ip neigh flush dev lan0; ping -q -c 1 -W 2 %1$s >/dev/null; ip neigh show %1$s"
                                        .formatted(gateway));

                assertThat(found)
                        .as("%s at %s", gateway, host.name())
                        .contains(port("gw-" + host.site()));
            }
        }
    }

    private String port(String name) throws Exception {
        Process process =
                new ProcessBuilder(
                                "ip",
                                "-n",
                                "dm-" + lab.name() + "-wan",
                                "-br",
                                "link",
                                "show",
                                name)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.split("\\s+", -1)[2];
    }

    private static String out(SshSessions sessions, String host, String command) {
        Ran ran = sessions.run(host, command, Duration.ofSeconds(10));
        assertThat(ran).isInstanceOf(Ran.Ended.class);
        return ((Ran.Ended) ran).out();
    }
}
