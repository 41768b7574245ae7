package io.drillmaster.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.runbook.Mutator;
import io.drillmaster.runbook.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstateReaderTest {

    @Test
    void an_estate_is_read_whole() {
        Estate estate = TestEstates.good();

        assertThat(estate.hosts()).hasSize(6);
        assertThat(requireNonNull(estate.databases().get("trading-db")).members())
                .containsExactly("nyc-db1", "nyc-db2", "chi-db1");
        assertThat(requireNonNull(estate.consul().get("consul")).port()).isEqualTo(8500);
        assertThat(estate.vantage()).contains("client-1");
        assertThat(estate.roles().get("drill-master")).containsExactly("Ada");
    }

    @Test
    void a_host_without_an_address_of_its_own_is_reached_where_it_is_managed() {
        Estate estate = TestEstates.good();

        assertThat(requireNonNull(estate.hosts().get("nyc-db1")).address())
                .isEqualTo("198.51.100.11");
        assertThat(requireNonNull(estate.hosts().get("nyc-db2")).address()).isEqualTo("192.0.2.12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    kind: lab | kind: lap | 2:7 | unknown kind of estate `lap` | did you mean `lab`?
                    chi: dr | chi: rd | 3:28 | unknown part of a site `rd` | known: primary, dr, witness, client
                    nyc-db2: {site: nyc | nyc-db2: {site: nyk | 7:19 | unknown site `nyk` | did you mean `nyc`?
                    nyc-db2, chi-db1] | nyc-db9, chi-db1] | 19:24 | unknown host `nyc-db9` | did you mean `nyc-db
                    preferred: nyc-db1 | preferred: wit-1 | 20:16 | unknown member `wit-1` | known: nyc-db1, nyc-db2, chi-db1
                    password: hft_user | password: hft-user | 25:15 | `password:` names no secret of this estate | known: hft_user, monitoring
                    port: 5432 | port: 65536 | 22:11 | `65536` is no port | 1 to 65535
                    rest-port: 8008 | rest-port: http | 21:16 | `http` is no port | 1 to 65535
                    nyc-edge:5000 | nyc-edge | 27:15 | `nyc-edge` is no host and port | nyc-edge:5000
                    vantage: client-1 | vantage: client-2 | 33:10 | unknown host `client-2` | did you mean `client-1`?
                    manager: patroni | manager: pacemaker | 17:14 | unknown manager `pacemaker` | known: patroni
                    consul: | konsul: | 31:1 | unknown key `konsul` | did you mean `consul`?
                    hft_user: {file: /secrets/hft_user} | hft_user: hunter2 | 13:3 | a secret never stands in an estate | {file: /path/to/it}
                    estate: test | estate: test test: x | 1:18 | this is not YAML | quote values
                    """)
    void a_fault_is_told_with_its_place_and_its_remedy(
            String passage, String otherwise, String place, String message, String remedy) {
        assertThat(TestEstates.TEXT).contains(passage);

        assertThat(problems(TestEstates.TEXT.replaceFirst(Pattern.quote(passage), otherwise)))
                .anySatisfy(problem -> {
                    assertThat(problem.line() + ":" + problem.column()).isEqualTo(place);
                    assertThat(problem.message()).contains(message);
                    assertThat(problem.remedy()).contains(remedy);
                });
    }

    private static final String SERVICES =
            """
            services:
              cache: {kind: redis, hosts: [nyc-edge, wit-1], password: monitoring}
              names: {kind: dns, hosts: [nyc-edge], port: 53, zone: a.b, key: k, secret: monitoring}
              road: {kind: address, hosts: [nyc-edge, wit-1], address: 192.0.2.100}
            """;

    @Test
    void a_service_knows_its_kind_its_hosts_and_where_it_listens() {
        Estate estate = TestEstates.read(TestEstates.TEXT + SERVICES);

        Estate.Service cache = requireNonNull(estate.services().get("cache"));
        assertThat(cache.kind()).isEqualTo(ServiceKind.REDIS);
        assertThat(cache.port()).isEqualTo(6379);
        assertThat(cache.hosts()).containsExactly("nyc-edge", "wit-1");
        assertThat(cache.setting("password")).isEqualTo("monitoring");
        assertThat(estate.services(ServiceKind.DNS)).containsOnlyKeys("names");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kind: redis | kind: rediss | unknown kind of service `rediss` | did you mean `redis`?
                    nyc-edge, wit-1], password | nyc-egde], password | unknown host `nyc-egde` | nyc-edge
                    password: monitoring | password: hunter2 | names no secret of this estate | known
                    zone: a.b, | '' | `zone:` is missing | zone: example.com
                    port: 53 | port: 0 | `0` is no port | 1 to 65535
                    address: 192.0.2.100 | port: 80 | unknown key `port` | kind, hosts, address
                    """)
    void a_service_that_does_not_say_what_its_kind_needs_is_told_so(
            String passage, String otherwise, String message, String remedy) {
        assertThat(SERVICES).contains(passage);

        assertThat(problems(TestEstates.TEXT + SERVICES.replace(passage, otherwise)))
                .anySatisfy(problem -> {
                    assertThat(problem.message()).contains(message);
                    assertThat(problem.remedy()).contains(remedy);
                });
    }

    @Test
    void a_name_that_a_shell_would_take_for_a_command_is_no_name() {
        String text = TestEstates.TEXT.replace("wit-1", "\"wit-1; reboot\"");

        assertThat(problems(text))
                .extracting(Problem::message)
                .contains("`wit-1; reboot` is no name of a host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hft_user: s3cr3t",
                "hft_user: {value: s3cr3t}",
                "hft_user: {file: /secrets/hft_user, value: s3cr3t}",
                "hft_user: [s3cr3t]",
                "hft_user: {file: s3cr3t: }",
                "hft_user: {file: \"s3cr3t}"
            })
    void a_secret_written_into_an_estate_is_refused_and_never_shown(String line) {
        String text = TestEstates.TEXT.replace("hft_user: {file: /secrets/hft_user}", line);

        assertThat(problems(text))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("s3cr3t"));
    }

    @Test
    void a_password_where_its_name_belongs_is_refused_and_never_shown() {
        String text = TestEstates.TEXT.replace("password: hft_user", "password: s3cr3t");

        assertThat(problems(text))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).doesNotContain("s3cr3t"));
    }

    @Test
    void a_spoilt_estate_is_read_or_refused_with_places_that_exist() {
        for (long seed = 0; seed < 2_000; seed++) {
            String text = new Mutator(seed).spoil(TestEstates.TEXT);
            List<String> lines = text.lines().toList();
            for (Problem problem : problems(text)) {
                assertThat(problem.line())
                        .as("seed %s", seed)
                        .isBetween(1, Math.max(1, lines.size()));
                assertThat(problem.column())
                        .as("seed %s", seed)
                        .isBetween(
                                1,
                                lines.isEmpty() ? 1 : lines.get(problem.line() - 1).length() + 1);
                assertThat(problem.remedy()).as("seed %s", seed).isNotBlank();
            }
        }
    }

    private static List<Problem> problems(String text) {
        return switch (EstateReader.read("estate.yaml", text)) {
            case EstateReader.Reading.Good _ -> List.of();
            case EstateReader.Reading.Bad bad -> bad.problems();
        };
    }
}
