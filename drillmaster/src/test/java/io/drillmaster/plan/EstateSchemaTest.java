package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.drillmaster.runbook.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schema that editors use says what the reader says. */
class EstateSchemaTest {

    private static final Path ROOT = Path.of(System.getProperty("drillmaster.root", ".."));
    private static final Path FILE = ROOT.resolve("docs/reference/estate.schema.json");
    private static final String STRANGE = "no-such-key";

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE));
    }

    private static List<String> errors(String estate) throws IOException {
        return schema().validate(estate, InputFormat.YAML).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"estates/example.yaml", "estates/simulated.yaml"})
    void an_estate_that_is_shipped_is_good_by_the_schema(String file) throws IOException {
        assertThat(errors(Files.readString(ROOT.resolve(file)))).isEmpty();
    }

    @Test
    void the_estate_that_the_lab_writes_is_good_by_the_schema() throws IOException {
        String template = Files.readString(ROOT.resolve("lab/record/estate.yaml.template"));
        String estate =
                "estate: lab\nkind: lab\nhosts: {nyc-db1: {site: nyc, management: 10.0.0.1}}\n"
                        + template.replaceAll("@(WRITE|READ)_LIST@", "\"nyc-edge:5000\"")
                                .replaceAll("@SECRET_LINES@", "")
                                .replaceAll("@[A-Z]+_LIST@", "nyc-db1")
                                .replaceAll("@LAB_[A-Z]+@", "/lab");

        assertThat(estate).doesNotContain("@");
        assertThat(errors(estate)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kind: lab | kind: lap
                    chi: dr | chi: spare
                    {site: nyc, management: 192.0.2.10} | {site: nyc}
                    port: 5432 | port: 65536
                    manager: patroni | manager: pacemaker
                    consul: | konsul:
                    {file: /secrets/hft_user} | hunter2
                    "nyc-edge:5000" | nyc-edge
                    """)
    void what_the_reader_refuses_the_schema_marks_too(String passage, String otherwise)
            throws IOException {
        assertThat(errors(TestEstates.TEXT)).isEmpty();
        assertThat(TestEstates.TEXT).contains(passage);
        assertThat(errors(TestEstates.TEXT.replace(passage, otherwise))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "/hosts/nyc-db1, /$defs/host",
        "/ssh, /$defs/ssh",
        "/secrets/hft_user, /$defs/secret",
        "/databases/trading-db, /$defs/database",
        "/haproxy/edges, /$defs/edges",
        "/consul, /$defs/consul",
        "/power, /$defs/power",
        "/markets/NYSE, /$defs/market",
        "/services/trading-cache, /$defs/redis",
        "/services/names, /$defs/dns",
        "/services/archive, /$defs/s3",
        "/services/orders, /$defs/fix",
        "/services/metrics, /$defs/prometheus",
        "/services/alerts, /$defs/alertmanager",
        "/services/post, /$defs/mail",
        "/services/nyc-address, /$defs/address",
    })
    void reader_and_schema_know_the_very_same_keys(String place, String definition)
            throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        JsonNode estate = yaml.readTree(Files.readString(ROOT.resolve("estates/example.yaml")));
        ((ObjectNode) estate.at(place)).put(STRANGE, "x");
        JsonNode properties = yaml.readTree(Files.readString(FILE)).at(definition + "/properties");

        assertThat(properties.propertyNames())
                .containsExactlyInAnyOrderElementsOf(known(estate.toString()));
    }

    @Test
    void every_kind_of_service_is_known_to_the_schema() throws IOException {
        JsonNode kinds =
                new YAMLMapper()
                        .readTree(Files.readString(FILE))
                        .at("/$defs/service/properties/kind/enum");

        assertThat(kinds.valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(ServiceKind.keys());
    }

    /** The keys that the reader names when it is shown a strange one. */
    private static Set<String> known(String estate) {
        if (!(EstateReader.read("estate.yaml", estate) instanceof EstateReader.Reading.Bad bad)) {
            throw new AssertionError("the strange key was taken");
        }
        String remedy =
                bad.problems().stream()
                        .filter(problem -> problem.message().contains(STRANGE))
                        .map(Problem::remedy)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(bad.problems()));
        String all = remedy.substring(remedy.indexOf("known: ") + "known: ".length());
        return new TreeSet<>(Stream.of(all.split(", ", -1)).toList());
    }
}
