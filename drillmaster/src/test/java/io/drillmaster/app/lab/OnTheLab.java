package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.power.PowerConnector;
import io.drillmaster.connector.power.PowerSwitch;
import io.drillmaster.journal.Event;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole lab and the product beside it; what a test leaves of either is put right again. */
abstract class OnTheLab {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    final TestLab lab;
    final LabHands hands;

    @TempDir Path home;
    private Optional<Product> started = Optional.empty();

    OnTheLab() {
        this(TestLab.up());
    }

    OnTheLab(TestLab lab) {
        this.lab = lab;
        this.hands = new LabHands(lab);
    }

    @BeforeEach
    void beginWhole() {
        hands.awaitWhole();
        started = Optional.of(new Product(home));
    }

    @AfterEach
    void leaveNothing() {
        started.ifPresent(Product::close);
        hands.management().keySet().stream()
                .filter(host -> !power(host).equals("on"))
                .forEach(host -> power("power.on", host));
    }

    final Product product() {
        return started.orElseThrow();
    }

    /** Whether a host has power, as its switch tells. */
    final String power(String host) {
        return switch (power("power.state", host)) {
            case Outcome.Done done -> done.facts().get("power").orElse("unknown");
            case Outcome.Refused _, Outcome.Unknown _ -> "unknown";
        };
    }

    final Outcome power(String verb, String host) {
        PowerSwitch power =
                PowerSwitch.of(lab.command().toString(), lab.name(), hands.management().keySet());
        try (Connector connector = new PowerConnector(power)) {
            return connector.perform(Call.of(verb, host, Duration.ofSeconds(60)));
        }
    }

    /** The one object that a command told. */
    static JsonNode json(Command.Ended ended) {
        assertThat(ended.out().strip().lines()).as(ended.out() + ended.err()).hasSize(1);
        return MAPPER.readTree(ended.out());
    }

    /**
     * A drill of the last two seconds' precision needs a machine of its own; one that shares it may
     * say of a time that it could not tell, and must still be sure of the rows and of the estate.
     */
    static void assertMetOrTooBusyToTell(JsonNode json, int exit) {
        String verdict = json.path("verdict").asString();
        assertThat(verdict).as(json.toPrettyString()).isIn("met", "unproven");
        assertThat(exit).isEqualTo(verdict.equals("met") ? 0 : 3);
        for (String sure :
                List.of(
                        "rpo.tier1",
                        "writes.lost",
                        "writes.duplicated",
                        "writes.reordered",
                        "return-to-normal")) {
            assertThat(verdict(json, sure)).as(sure).startsWith("met");
        }
        assertThat(verdict(json, "two-writable-primaries")).doesNotStartWith("missed");
    }

    /** Lets a drill come to a step, does something to the lab, and lets the drill end. */
    final JsonNode disturbed(Command drill, String step, Runnable disturb) {
        awaitEvent(drill, "step " + step, event -> hasBegun(event, step));
        disturb.run();
        return json(drill.end(Product.DRILL));
    }

    final void awaitEvent(Command drill, String what, Predicate<Event> wanted) {
        product().awaitFrom(drill, what, () -> product().events().stream().anyMatch(wanted));
    }

    static boolean hasBegun(Event event, String step) {
        return event instanceof Event.StepBegan began && began.step().equals(step);
    }

    static String measured(JsonNode json, String objective) {
        for (JsonNode finding : json.path("findings")) {
            if (finding.path("objective").asString().equals(objective)) {
                return finding.path("measured").path("told").asString();
            }
        }
        return "nothing";
    }

    static String verdict(JsonNode json, String objective) {
        for (JsonNode finding : json.path("findings")) {
            if (finding.path("objective").asString().equals(objective)) {
                return finding.path("verdict").asString() + " " + finding.path("why").asString();
            }
        }
        return "no finding for " + objective;
    }

    /** How the drill was closed. */
    final Event.Closed closed() {
        return (Event.Closed) product().events().getLast();
    }
}
