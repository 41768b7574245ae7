package io.drillmaster.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.plan.Estate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The host on which backups are restored must not be able to do production any harm. */
@Tag("lab")
@Tag("full")
class VaultLabTest {

    private static final String VAULT = "restore-1";

    private final TestLab lab = TestLab.full();
    private final LabShell shell = new LabShell(lab);

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void the_vault_reaches_the_archive_and_nothing_else() {
        assertThat(knocks(VAULT, List.of(host("wit-1").address() + " 9000"))).hasSize(1);
        assertThat(knocks(VAULT, everybodyElse())).isEmpty();
    }

    /** Whoever is root there can add a route, and finds no road behind it. */
    @Test
    void a_route_of_its_own_leads_the_vault_nowhere() {
        String network = host(VAULT).address().replaceFirst("\\.\\d+\\.\\d+$", "");
        // The halves of the management network are nearer than the whole, which is on the wire.
        List<String> behind =
                List.of(network + ".0.0/16", network + ".0.0/25", network + ".0.128/25");
        String wayBack = network + ".0.1/32 dev mgmt0";
        shell.out(VAULT, "ip route add " + wayBack);
        for (String road : List.of(network + ".5.1 dev lan0", network + ".0.1 dev mgmt0")) {
            for (String each : behind) {
                shell.out(VAULT, "ip route add %s via %s onlink".formatted(each, road));
            }
            try {
                assertThat(knocks(VAULT, everybodyElse())).as(road).isEmpty();
            } finally {
                for (String each : behind) {
                    shell.out(VAULT, "ip route del %s via %s".formatted(each, road));
                }
            }
        }
        shell.out(VAULT, "ip route del " + wayBack);
    }

    @Test
    void nobody_reaches_the_vault() {
        List<String> vault =
                List.of(host(VAULT).address() + " 22", host(VAULT).management() + " 22");
        for (Estate.Host host : lab.estate().hosts().values()) {
            if (!host.name().equals(VAULT)) {
                assertThat(knocks(host.name(), vault)).as(host.name()).isEmpty();
            }
        }
    }

    private List<String> everybodyElse() {
        return lab.estate().hosts().values().stream()
                .filter(host -> !host.name().equals(VAULT))
                .flatMap(
                        host -> List.of(host.address() + " 22", host.management() + " 22").stream())
                .toList();
    }

    /** Those of the doors (address and port) that open, all knocked at at the same time. */
    private List<String> knocks(String from, List<String> doors) {
        String all =
                doors.stream()
                        .map(door ->
                                "(timeout 2 bash -c 'echo > /dev/tcp/%1$s' && echo %2$s) 2>/dev/null &"
                                        .formatted(door.replace(' ', '/'), door))
                        .collect(Collectors.joining("\n", "", "\nwait"));
        return shell.out(from, all).lines().toList();
    }

    private Estate.Host host(String name) {
        return Objects.requireNonNull(lab.estate().hosts().get(name));
    }
}
