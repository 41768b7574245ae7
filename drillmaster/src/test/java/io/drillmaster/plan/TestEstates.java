package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.fail;

/** An estate of two sites and a witness, without a problem. */
final class TestEstates {

    static final String TEXT =
            """
            estate: test
            kind: lab
            sites: {nyc: primary, chi: dr, wit: witness, market: client}
            hosts:
              nyc-edge: {site: nyc, management: 192.0.2.10}
              nyc-db1: {site: nyc, management: 192.0.2.11, address: 198.51.100.11}
              nyc-db2: {site: nyc, management: 192.0.2.12}
              chi-db1: {site: chi, management: 192.0.2.21}
              wit-1: {site: wit, management: 192.0.2.30}
              client-1: {site: market, management: 192.0.2.40}
            ssh: {user: root, port: 22, key: /keys/id_ed25519, known-hosts: /keys/known_hosts}
            secrets:
              hft_user: {file: /secrets/hft_user}
              monitoring: {file: /secrets/monitoring}
            databases:
              trading-db:
                manager: patroni
                scope: trading
                members: [nyc-db1, nyc-db2, chi-db1]
                preferred: nyc-db1
                rest-port: 8008
                port: 5432
                database: trading
                user: hft_user
                password: hft_user
                monitor: monitoring
                writes: ["nyc-edge:5000"]
                reads: ["nyc-edge:5001"]
            haproxy:
              edges: {hosts: [nyc-edge], config: /etc/haproxy.cfg, socket: /run/admin.sock}
            consul: {servers: [nyc-edge, wit-1], port: 8500}
            power: {lab: test, command: /lab}
            vantage: client-1
            roles: {drill-master: [Ada]}
            """;

    /** The same with a trading system on two of its hosts. */
    static Estate trading() {
        return with(
                "power: {lab",
                """
                services:
                  orders: {kind: fix, hosts: [nyc-edge, wit-1], port: 9876, sender: US, target: THEM}
                power: {lab\
                """);
    }

    private TestEstates() {}

    static Estate good() {
        return read(TEXT);
    }

    static Estate with(String passage, String otherwise) {
        return read(TEXT.replace(passage, otherwise));
    }

    static Estate read(String text) {
        return switch (EstateReader.read("estate.yaml", text)) {
            case EstateReader.Reading.Good good -> good.estate();
            case EstateReader.Reading.Bad bad -> fail("refused: %s", bad.problems());
        };
    }
}
