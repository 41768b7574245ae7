package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lies that the lab tells on purpose, and the verdict that each must lead to. */
@Tag("lab")
class LiarsLabTest extends OnTheLab {

    private static final int LIES = 7;

    /** The step in which service is back, and everything is still watched. */
    private static final String STAYS_GOOD = "3.8";

    private static final SortedMap<String, String> CAUGHT = new TreeMap<>();

    /** The published score is what this very run found. */
    @AfterAll
    static void publish() throws IOException {
        String text = page();
        Path made = Path.of("target", "liars.md");
        Files.createDirectories(made.getParent());
        Files.writeString(made, text);
        if (CAUGHT.size() == LIES) {
            Path published = Cli.ROOT.resolve("docs/reference/liars.md");
            assertThat(published)
                    .as("the published score; what this run found is in %s", made.toAbsolutePath())
                    .hasContent(text);
        }
    }

    private static String page() {
        return """
        # Liars

        The lab lies on purpose, and every lie must lead to the verdict that its test names. This page is what the tests found; they fail when it
        says something else. `lab/lies/README.md` tells how each lie is told.

        | Lie | Verdict |
        |---|---|
        %s

        Caught: %d of %d.
        """
                .formatted(
                        CAUGHT.entrySet().stream()
                                .map(each ->
                                        "| %s | %s |".formatted(each.getKey(), each.getValue()))
                                .collect(Collectors.joining("\n")),
                        CAUGHT.size(),
                        LIES);
    }

    private static void caught(String lie, String verdict) {
        CAUGHT.put(lie, verdict);
    }

    private void lie(String... words) {
        lab.lie(words);
    }

    /** Runs a drill and tells a lie as soon as it has come so far. */
    private JsonNode drilled(String injection, String step, Runnable lie) {
        Command drill = product().drill(lab.estateFile(), injection);
        product()
                .awaitFrom(
                        drill,
                        "step " + step,
                        () ->
                                product().events().stream()
                                        .anyMatch(event ->
                                                event instanceof Event.StepBegan began
                                                        && began.step().equals(step)));
        lie.run();
        return json(drill.end(Product.DRILL));
    }

    private static String measured(JsonNode json, String objective) {
        for (JsonNode finding : json.path("findings")) {
            if (finding.path("objective").asString().equals(objective)) {
                return finding.path("measured").path("told").asString();
            }
        }
        return "nothing";
    }

    @Test
    void a_switch_that_ends_well_and_does_nothing_proves_nothing() {
        String leader = hands.leader();
        lie("idle-switch", leader, "on");
        try {
            JsonNode json = json(product().drill(lab.estateFile(), "power").end(Product.DRILL));

            assertThat(json.path("verdict").asString()).isNotEqualTo("met");
            assertThat(verdict(json, "rto.database")).startsWith("unproven");
            assertThat(verdict(json, "rpo.tier1")).startsWith("unproven");
        } finally {
            lie("idle-switch", leader, "off");
        }
        caught(
                "a failover tool that ends well and does nothing",
                "unproven: the injection did not bite");
    }

    @Test
    void acknowledged_rows_that_are_lost_are_counted_exactly() {
        JsonNode json = drilled("crash", STAYS_GOOD, () -> lie("lost-rows", hands.leader(), "7"));

        assertThat(verdict(json, "writes.lost")).startsWith("missed");
        assertThat(verdict(json, "rpo.tier1")).startsWith("missed");
        assertThat(measured(json, "rpo.tier1")).isEqualTo("7");
        caught("a replica that lost exactly 7 acknowledged rows", "missed: `rpo.tier1` is 7");
    }

    @Test
    void rows_that_were_altered_in_place_are_not_the_rows_that_were_acknowledged() {
        JsonNode json =
                drilled("crash", STAYS_GOOD, () -> lie("altered-rows", hands.leader(), "3"));

        assertThat(verdict(json, "writes.lost")).startsWith("missed");
        assertThat(measured(json, "writes.lost")).isEqualTo("3");
        caught("3 rows altered in place", "missed: `writes.lost` is 3");
    }

    @Test
    void two_writable_primaries_for_half_a_second_are_seen() {
        JsonNode json =
                drilled(
                        "crash",
                        STAYS_GOOD,
                        () -> {
                            String leader = hands.leader();
                            String crashed =
                                    product()
                                            .called(Purpose.ACT, "postgres.crash")
                                            .getFirst()
                                            .call()
                                            .on();
                            String replica =
                                    Stream.of("chi-db1", "nyc-db2", "nyc-db1")
                                            .filter(each -> !each.equals(leader))
                                            .filter(each -> !each.equals(crashed))
                                            .findFirst()
                                            .orElseThrow();
                            lie("alone", leader, "on");
                            try {
                                lie("two-primaries", replica);
                            } finally {
                                lie("alone", leader, "off");
                            }
                        });

        assertThat(verdict(json, "two-writable-primaries")).startsWith("missed");
        caught(
                "two writable primaries for half a second",
                "missed: `two-writable-primaries` is more than 0 s");
        hands.awaitWhole();
    }

    @Test
    void a_firewall_rule_that_is_left_over_is_named() {
        try {
            JsonNode json = drilled("crash", STAYS_GOOD, () -> lie("leftover-rule", "wit-1", "on"));

            assertThat(verdict(json, "return-to-normal"))
                    .startsWith("missed")
                    .contains("forgotten");
        } finally {
            lie("leftover-rule", "wit-1", "off");
        }
        caught(
                "a firewall rule left over",
                "missed: `return-to-normal` names the table and its host");
    }

    @Test
    void a_health_page_that_lies_makes_no_leader() {
        String replica = hands.leader().equals("chi-db1") ? "nyc-db2" : "chi-db1";
        lie("lying-health", replica, "on");
        try {
            JsonNode json = json(product().drill(lab.estateFile(), "crash").end(Product.DRILL));

            assertThat(json.path("verdict").asString()).isEqualTo("unproven");
            assertThat(closed().why()).contains("The load balancers know the leader");
            assertThat(product().called(Purpose.ACT, "postgres.crash")).isEmpty();
        } finally {
            lie("lying-health", replica, "off");
        }
        caught(
                "a health page that says UP of a replica",
                "unproven: nothing is broken while the edges believe it");
    }

    @Test
    void a_clock_that_is_off_starts_no_drill() {
        lie("wrong-clock", "nyc-db2", "on");
        try {
            Command.Ended ended = product().drill(lab.estateFile(), "crash").end(Product.DRILL);

            assertThat(ended.exit()).as(ended.err()).isEqualTo(5);
            assertThat(ended.err()).contains("nyc-db2").contains("clock");
            assertThat(product().folders()).isEmpty();
        } finally {
            lie("wrong-clock", "nyc-db2", "off");
        }
        caught(
                "a clock 400 ms off",
                "refused before the first act: the host and its clock are named");
    }
}
