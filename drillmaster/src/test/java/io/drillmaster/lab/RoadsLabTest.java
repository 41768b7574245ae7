package io.drillmaster.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.plan.Estate;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The roads between the sites of the lab. */
@Tag("lab")
class RoadsLabTest {

    private final TestLab lab = TestLab.up();

    /** A switch that answered, too, would change its number with the next cable that is pulled. */
    @Test
    void a_gateway_is_found_at_its_own_port_by_every_host() throws Exception {
        try (LabShell shell = new LabShell(lab)) {
            for (Estate.Host host : lab.estate().hosts().values()) {
                String router = host.site() + "-router";
                if (host.name().equals(router)) {
                    continue;
                }
                String gateway = host.address().replaceFirst("\\d+$", "1");
                String found =
                        shell.out(
                                host.name(),
                                "ip neigh flush dev lan0; ping -q -c 1 -W 2 %1$s >/dev/null; ip neigh show %1$s"
                                        .formatted(gateway));

                String port =
                        lab.estate().hosts().containsKey(router)
                                ? shell.out(router, "ip -br link show lan0 | awk '{ print $3 }'")
                                : port("gw-" + host.site());
                assertThat(found).as("%s at %s", gateway, host.name()).contains(port);
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
}
