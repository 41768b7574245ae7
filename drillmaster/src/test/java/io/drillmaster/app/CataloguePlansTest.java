package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.drillmaster.app.desk.PartFolders;
import io.drillmaster.connector.Facts;
import io.drillmaster.journal.JournalJson;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.EstateReader;
import io.drillmaster.plan.MasterList;
import io.drillmaster.plan.Planner;
import io.drillmaster.plan.Planning;
import io.drillmaster.plan.Sealing;
import io.drillmaster.plan.Survey;
import io.drillmaster.runbook.Reading;
import io.drillmaster.runbook.Runbook;
import io.drillmaster.runbook.RunbookReader;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Verbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drills of a whole site fit an estate that has everything, in each of their variants. */
class CataloguePlansTest {

    private static final String ESTATE =
            """
            estate: whole
            kind: lab
            sites: {nyc: primary, chi: dr, wit: witness, market: client, vault: vault}
            hosts:
              nyc-router: {site: nyc, management: 192.0.2.2}
              nyc-edge: {site: nyc, management: 192.0.2.10}
              nyc-app1: {site: nyc, management: 192.0.2.15}
              nyc-db1: {site: nyc, management: 192.0.2.11}
              nyc-db2: {site: nyc, management: 192.0.2.12}
              chi-router: {site: chi, management: 192.0.2.3}
              chi-edge: {site: chi, management: 192.0.2.20}
              chi-app1: {site: chi, management: 192.0.2.25}
              chi-db1: {site: chi, management: 192.0.2.21}
              wit-1: {site: wit, management: 192.0.2.30}
              restore-1: {site: vault, management: 192.0.2.35}
              client-1: {site: market, management: 192.0.2.40}
            secrets: {one: {file: /dev/null}}
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
                password: one
                monitor: one
                writes: ["nyc-edge:5000", "chi-edge:5000"]
                reads: ["nyc-edge:5001", "chi-edge:5001"]
            haproxy:
              edges: {hosts: [nyc-edge, chi-edge], config: /etc/haproxy.cfg, socket: /run/haproxy}
            consul: {servers: [nyc-edge, chi-edge, wit-1], port: 8500}
            services:
              trading-cache: {kind: redis, hosts: [nyc-app1, chi-app1], port: 6379, password: one}
              names: {kind: dns, hosts: [nyc-edge, chi-edge], zone: a.lab, key: k, secret: one}
              archive: {kind: s3, hosts: [wit-1], port: 9000, bucket: b, region: r, access-key: one, secret-key: one}
              orders: {kind: fix, hosts: [nyc-app1, chi-app1], port: 9876, sender: A, target: B, password: one}
              alerts: {kind: alertmanager, hosts: [wit-1], port: 9093}
              post: {kind: mail, hosts: [wit-1], from: drill@trading.lab}
              nyc-address: {kind: address, hosts: [nyc-edge, nyc-app1], address: 10.1.0.100}
              chi-address: {kind: address, hosts: [chi-edge, chi-app1], address: 10.2.0.100}
            power: {lab: whole, command: none}
            vantage: client-1
            """;

    private static final Verbs VERBS =
            new Outfits(Path.of("unset"), Path.of("unset"), Path.of("unset")).verbs();

    private static Runbook runbook(String name) throws IOException {
        Path folder = Cli.ROOT.resolve("runbooks");
        Path file = folder.resolve(name + ".md");
        return switch (RunbookReader.read(
                name, Files.readString(file), VERBS, PartFolders.read(folder))) {
            case Reading.Good good -> good.runbook();
            case Reading.Bad bad -> fail("refused: %s", bad.problems());
        };
    }

    private static Estate estate() {
        return switch (EstateReader.read("estate.yaml", ESTATE)) {
            case EstateReader.Reading.Good good -> good.estate();
            case EstateReader.Reading.Bad bad -> fail("refused: %s", bad.problems());
        };
    }

    private static Survey survey() {
        TreeMap<String, Facts> answers = new TreeMap<>();
        answers.put("patroni.cluster trading-db", Facts.of(Map.of("leader", "nyc-db1")));
        answers.put("consul.get consul", Facts.of(Map.of("value", "nyc-app1")));
        return new Survey(answers, new TreeMap<>());
    }

    /** Stand-ins for everybody, as in an unattended run. */
    private static Crew crew(Runbook runbook) {
        TreeMap<String, List<String>> roles = new TreeMap<>();
        runbook.roles()
                .forEach((role, many) ->
                        roles.put(
                                role,
                                IntStream.rangeClosed(1, many).mapToObj(Crew::standIn).toList()));
        return new Crew(roles, true);
    }

    private static Planning.Bound planned(String name, String injection, String scale)
            throws IOException {
        Runbook runbook = runbook(name);
        Planner planner =
                new Planner(
                        VERBS,
                        JournalJson::planText,
                        new Sealing(() -> "salt", JournalJson::envelopeText));
        return switch (planner.plan(
                runbook,
                estate(),
                crew(runbook),
                Map.of("injection", injection, "scale", scale),
                survey())) {
            case Planning.Bound bound -> bound;
            case Planning.Impossible impossible -> fail("impossible: %s", impossible.reasons());
        };
    }

    @ParameterizedTest
    @CsvSource({
        "dr-quarterly-001,power,production",
        "dr-quarterly-001,partition,lab",
        "dr-annual-001,power,production",
        "dr-annual-001,power,lab",
        "dr-annual-001,partition,production",
        "dr-annual-001,partition,lab"
    })
    void a_drill_of_a_whole_site_fits_an_estate_that_has_everything(
            String name, String injection, String scale) throws IOException {
        assertThat(planned(name, injection, scale).plan().failback()).isPresent();
    }

    @Test
    void the_annual_simulation_hides_three_envelopes_and_lists_its_events() throws IOException {
        Planning.Bound bound = planned("dr-annual-001", "power", "lab");

        assertThat(bound.envelopes()).hasSize(3);
        assertThat(JournalJson.planText(bound.plan()))
                .doesNotContain("opensmtpd", "archive.service", "haproxy.service");
        assertThat(JournalJson.planText(bound.whole()))
                .contains("opensmtpd", "archive.service", "haproxy.service");
        assertThat(MasterList.of(bound.plan()))
                .extracting(MasterList.Listed::event)
                .contains("The supervisor calls", "Envelope 1 (sealed: envelope-1)")
                .hasSizeGreaterThan(8);
        assertThat(MasterList.of(bound.whole())).hasSizeGreaterThan(14);
    }

    /** What waits at most, and what is looked at in between, leaves room in half an hour. */
    @Test
    void at_the_scale_of_the_lab_it_waits_for_less_than_ten_minutes() throws IOException {
        Planning.Bound bound = planned("dr-annual-001", "power", "lab");
        Duration held =
                bound.plan().steps().stream()
                        .filter(Step.Hold.class::isInstance)
                        .map(step -> ((Step.Hold) step).time())
                        .reduce(Duration.ZERO, Duration::plus);
        Duration last =
                bound.plan().cues().values().stream()
                        .flatMap(cue -> cue.at().stream())
                        .max(Duration::compareTo)
                        .orElseThrow();

        assertThat(held.plus(last)).isLessThan(Duration.ofMinutes(10));
    }
}
