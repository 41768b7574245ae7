package io.drillmaster.connector.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;

/** A zone of which one server went down with its site. */
class SomeServersTest {

    private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8};

    @TempDir Path folder;

    private final SmallDns nyc = new SmallDns(key());
    private final SmallDns chi = new SmallDns(key());

    private static TSIG key() {
        return new TSIG(TSIG.HMAC_SHA256, Name.fromConstantString("drillmaster."), KEY);
    }

    @AfterEach
    void close() {
        nyc.close();
        chi.close();
    }

    private DnsConnector dns() throws IOException {
        Path secret =
                Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(KEY));
        return new DnsConnector(
                List.of(
                        new DnsZone(
                                "names",
                                new TreeMap<>(Map.of("nyc-edge", nyc.at(), "chi-edge", chi.at())),
                                SmallDns.ZONE,
                                "drillmaster",
                                secret)),
                Map.of("chi-address", "10.0.2.100"));
    }

    private static Call orders(String verb, String at) {
        return Call.of(verb, "names", Duration.ofSeconds(5))
                .and("name", "orders")
                .and("at", at)
                .marked("TEST-1/3.1/act/0000feed");
    }

    private static Map<String, String> facts(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    @Test
    void a_name_moves_where_it_can_and_goes_back_there() throws IOException {
        nyc.turn(SmallDns.Mood.SILENT);
        DnsConnector dns = dns();
        Call move = orders("dns.update", "chi-edge").and("address", "chi-address");

        assertThat(facts(dns.perform(move))).containsEntry("value", "10.0.2.100");
        assertThat(facts(dns.perform(orders("dns.lookup", "chi-edge"))))
                .containsEntry("servers", "1")
                .containsEntry("agree", "yes")
                .containsEntry("value", "10.0.2.100");
        assertThat(facts(dns.perform(orders("dns.restore", "chi-edge"))))
                .containsEntry("restored", "1");
    }

    @Test
    void a_server_that_is_none_of_the_zone_is_refused_before_anything_is_sent() throws IOException {
        List<String> before = chi.holds();

        assertThat(
                        dns().perform(
                                        orders("dns.update", "chi-edge, wit-1")
                                                .and("address", "chi-address"))
                                .toString())
                .contains("Refused", "wit-1 is no server of it; it has chi-edge, nyc-edge");
        assertThat(chi.holds()).isEqualTo(before);
    }
}
