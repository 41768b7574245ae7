package io.drillmaster.connector.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;

class DnsConnectorTest extends ConnectorContract {

    private static final String SECRET = encoded("the key that the servers know");
    private static final List<String> BEFORE =
            List.of("db.trading.lab. 60 IN A 10.0.1.9", "orders.trading.lab. 5 IN A 10.0.1.100");

    @TempDir Path folder;

    private final SmallDns nyc = new SmallDns(key());
    private final SmallDns chi = new SmallDns(key());
    private final SmallDns mute = new SmallDns(key());

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TSIG key() {
        return new TSIG(
                TSIG.HMAC_SHA256,
                Name.fromConstantString("drillmaster."),
                Base64.getDecoder().decode(SECRET));
    }

    @Override
    protected void release() {
        nyc.close();
        chi.close();
        mute.close();
    }

    @Override
    protected String technology() {
        return "dns";
    }

    @Override
    protected Connector connector() {
        return with(SECRET, Map.of("nyc-edge", nyc.at(), "chi-edge", chi.at()));
    }

    private Connector with(String secret, Map<String, InetSocketAddress> servers) {
        try {
            Path file = Files.writeString(Files.createTempFile(folder, "key", ""), secret);
            return new DnsConnector(
                    List.of(
                            new DnsZone(
                                    "names",
                                    new TreeMap<>(servers),
                                    SmallDns.ZONE,
                                    "drillmaster",
                                    file)),
                    Map.of("chi-address", "10.0.2.100"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected List<Call> looks() {
        return List.of(lookup("orders"), call("dns.records", "names"));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(move());
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Connector> unreachable() {
        InetSocketAddress nothing =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), SilentServer.closedPort());
        return Optional.of(with(SECRET, Map.of("nyc-edge", nothing, "chi-edge", nothing)));
    }

    @Override
    protected Optional<Connector> silent() {
        mute.turn(SmallDns.Mood.SILENT);
        return Optional.of(with(SECRET, Map.of("nyc-edge", mute.at())));
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(SECRET);
    }

    private Call lookup(String name) {
        return call("dns.lookup", "names").and("name", name);
    }

    private Call move() {
        return call("dns.update", "names")
                .and("name", "orders")
                .and("address", "chi-address")
                .marked("TEST-1/3.1/act/0000feed");
    }

    private Call restore() {
        return call("dns.restore", "names").and("name", "orders").marked("TEST-1/4.1/act/0000feed");
    }

    private static Map<String, String> facts(Connector connector, Call call) {
        Outcome outcome = connector.perform(call);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    private static Outcome settle(Connector connector, Call call) {
        return ((DnsConnector) connector).settle(call);
    }

    @Test
    void a_name_moves_at_every_server_and_goes_back_to_exactly_what_it_was() {
        chi.put("orders 5 A 10.0.1.101");
        List<String> there = chi.holds();
        Connector dns = connector();
        assertThat(facts(dns, lookup("orders")))
                .containsEntry("agree", "no")
                .containsEntry("value", "differs")
                .containsEntry("value:chi-edge", "10.0.1.100,10.0.1.101");

        assertThat(facts(dns, move())).containsEntry("value", "10.0.2.100");

        assertThat(facts(dns, lookup("orders")))
                .containsEntry("agree", "yes")
                .containsEntry("answering", "2")
                .containsEntry("value", "10.0.2.100")
                .containsEntry("place", "chi-address")
                .containsEntry("ttl", "5s");
        assertThat(settle(dns, restore())).isInstanceOf(Outcome.Refused.class);
        assertThat(facts(dns, restore())).containsEntry("restored", "2");
        assertThat(nyc.holds()).isEqualTo(BEFORE);
        assertThat(chi.holds()).isEqualTo(there);
        assertThat(settle(dns, restore())).isInstanceOf(Outcome.Done.class);
        assertThat(facts(dns, restore())).containsEntry("restored", "0");
    }

    @Test
    void a_name_that_was_not_there_is_none_again_afterwards() {
        Connector dns = connector();
        Call move = move().and("name", "new").and("ttl", "30s");
        assertThat(facts(dns, lookup("new")))
                .containsEntry("value", "none")
                .containsEntry("agree", "yes");

        assertThat(facts(dns, move)).containsEntry("was", "none");
        assertThat(nyc.holds()).contains("new.trading.lab. 30 IN A 10.0.2.100");
        facts(dns, restore().and("name", "new"));

        assertThat(nyc.holds()).isEqualTo(BEFORE);
    }

    @Test
    void another_drill_neither_moves_it_again_nor_puts_it_back() {
        Connector dns = connector();
        facts(dns, move());

        assertThat(dns.perform(move().marked("TEST-2/1/act")).toString())
                .contains("Refused", "was moved already, from [10.0.1.100]");
        assertThat(facts(dns, restore().marked("TEST-2/2/act"))).containsEntry("restored", "0");
        assertThat(facts(dns, lookup("orders"))).containsEntry("value", "10.0.2.100");
    }

    @Test
    void a_key_that_the_servers_do_not_know_is_refused_and_nothing_moves() {
        Map<String, InetSocketAddress> servers = Map.of("nyc-edge", nyc.at(), "chi-edge", chi.at());

        assertThat(with(encoded("another key"), servers).perform(move()).toString())
                .contains("Refused", "nyc-edge refused the update: NOTAUTH (BADSIG");
        assertThat(with("no base64!", servers).perform(move()).toString())
                .contains("Refused", "is not base64");
        assertThat(nyc.holds()).isEqualTo(BEFORE);
    }

    @Test
    void an_update_whose_answer_is_lost_is_unknown_and_a_look_settles_it() {
        Connector dns = connector();
        nyc.turn(SmallDns.Mood.SPEECHLESS);
        Call brief =
                new Call(
                        move().verb(),
                        "names",
                        move().with(),
                        Duration.ofSeconds(1),
                        move().mark());

        assertThat(dns.perform(brief)).isInstanceOf(Outcome.Unknown.class);

        nyc.turn(SmallDns.Mood.WELL);
        assertThat(settle(dns, brief)).isInstanceOf(Outcome.Done.class);
        assertThat(settle(dns, move().marked("TEST-9/1/act"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_server_that_is_away_keeps_all_of_them_from_being_told() {
        Connector dns =
                with(
                        SECRET,
                        Map.of(
                                "nyc-edge",
                                nyc.at(),
                                "chi-edge",
                                new InetSocketAddress(
                                        InetAddress.getLoopbackAddress(),
                                        SilentServer.closedPort())));

        assertThat(dns.perform(move()).toString())
                .contains("Refused", "nothing was sent", "nothing listens on chi-edge");
        assertThat(nyc.holds()).isEqualTo(BEFORE);
        assertThat(facts(dns, lookup("orders")))
                .containsEntry("answering", "1")
                .containsEntry("agree", "no");
    }

    @Test
    void a_server_that_says_yes_and_serves_the_old_address_is_seen_by_a_look() {
        Connector dns = connector();
        chi.turn(SmallDns.Mood.LYING);

        facts(dns, move());

        assertThat(facts(dns, lookup("orders")))
                .containsEntry("agree", "no")
                .containsEntry("value:chi-edge", "10.0.1.100");
        assertThat(settle(dns, move()).toString()).contains("Unknown", "at 1 of 2 servers");
    }

    @Test
    void what_fails_or_is_cut_short_is_no_answer() {
        Connector dns = connector();
        nyc.turn(SmallDns.Mood.FAILING);
        chi.turn(SmallDns.Mood.FAILING);
        assertThat(dns.perform(lookup("orders")).toString())
                .contains("Refused", "nyc-edge answered SERVFAIL");

        chi.turn(SmallDns.Mood.CUT_SHORT);
        nyc.turn(SmallDns.Mood.CUT_SHORT);
        assertThat(dns.perform(lookup("orders"))).isNotInstanceOf(Outcome.Done.class);
        assertThat(dns.perform(move()).toString()).contains("Refused", "nothing was sent");
    }

    @ParameterizedTest
    @CsvSource({
        "orders.other.lab., 10.0.2.100, 5s, is no name of the zone",
        "orders..x, 10.0.2.100, 5s, is no name",
        "orders, chi-edge, 5s, `chi-edge` is no IPv4 address",
        "orders, 10.0.2.300, 5s, is no IPv4 address",
        "orders, 10.0.2.100, soon, is no number of seconds"
    })
    void bad_words_are_refused_before_anything_is_sent(
            String name, String address, String ttl, String why) {
        Call call = move().and("name", name).and("address", address).and("ttl", ttl);

        assertThat(connector().perform(call).toString()).contains("Refused", why);
        assertThat(nyc.holds()).isEqualTo(BEFORE);
    }
}
