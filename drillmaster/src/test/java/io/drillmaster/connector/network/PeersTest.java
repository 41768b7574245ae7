package io.drillmaster.connector.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeersTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.1.7, 10.0.1.7, true",
        "10.0.1.7, 10.0.1.8, false",
        "10.0.1.0/24, 10.0.1.255, true",
        "10.0.1.0/24, 10.0.2.1, false",
        "10.0.1.7/23, 10.0.0.1, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "fd00::/8, fd12::1, true",
        "fd00::/8, fe80::1, false",
        "fd00::/8, 10.0.0.1, false",
        "10.0.0.1 fd00::1, fd00::1, true",
    })
    void a_network_holds_its_own_addresses_and_no_others(
            String peers, String address, boolean held) {
        assertThat(Peers.of(peers).orElseThrow().hold(address)).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nyc-db1",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.1/33",
                "10.0.0.1/",
                "fd::1/129",
                "10.0.0.1; reboot"
            })
    void what_is_no_address_is_not_looked_up(String words) {
        assertThat(Peers.of(words)).isEmpty();
    }

    @Test
    void words_may_be_parted_by_commas_or_spaces() {
        assertThat(Peers.of("10.0.0.1, 10.0.0.2  fd00::/16").orElseThrow().all()).hasSize(3);
    }
}
