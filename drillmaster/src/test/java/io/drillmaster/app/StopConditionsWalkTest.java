package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stop conditions as people write them, in rehearsals of the monthly drill. */
class StopConditionsWalkTest {

    /** Saturday, ten past two in New York. */
    private static final Instant NIGHT = Instant.parse("2026-11-07T07:10:00Z");

    private static final String MARKET =
            """
            markets:
              Night: {zone: America/New_York, days: [Saturday], open: "%s", close: "03:00"}
            """;

    @TempDir Path home;

    private Cli.Ran rehearse(Cli cli, String stops, String estate, String... more)
            throws IOException {
        Path runbook = Cli.ROOT.resolve("runbooks/dr-monthly-db-001.md");
        Path mine =
                Files.writeString(
                        home.resolve("runbook.md"),
                        Files.readString(runbook)
                                .replaceFirst("\nstops:(\n  - .*)+", "")
                                .replace("objectives:\n", stops + "objectives:\n"));
        Path simulated =
                Files.writeString(
                        home.resolve("estate.yaml"),
                        Files.readString(Path.of(Cli.SIMULATED)) + estate);
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "run",
                                mine.toString(),
                                "--estate",
                                simulated.toString(),
                                "--unattended"));
        words.addAll(more.length > 0 ? List.of(more) : List.of("--with", "injection=power"));
        return cli.run(words.toArray(String[]::new));
    }

    private static Event.Closed closed(Cli cli) {
        return (Event.Closed) cli.only().entries().getLast().event();
    }

    private static Entry first(Cli cli, Class<? extends Event> type) {
        return cli.only().entries().stream()
                .filter(entry -> type.isInstance(entry.event()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean wasUndone(Cli cli, String verb) {
        return cli.only().entries().stream()
                .map(Entry::event)
                .anyMatch(event ->
                        event instanceof Event.Called called
                                && called.purpose() == Purpose.UNDO
                                && called.call().verb().equals(verb));
    }

    @Test
    void a_market_that_opens_in_the_middle_of_a_drill_stops_it_and_takes_it_back()
            throws IOException {
        Cli cli = new Cli(home).at(NIGHT);
        rehearse(cli, "", "");
        Instant cut = first(cli, Event.Called.class).at().wall();
        Duration until = Duration.between(NIGHT, cut).plusSeconds(1);

        Cli again = new Cli(home.resolve("again")).at(NIGHT);
        String opens = "02:10:%02d".formatted(until.toSeconds());
        Cli.Ran ran = rehearse(again, "stops: [a market opened]\n", MARKET.formatted(opens));

        assertThat(ran.exit()).as(ran.err()).isEqualTo(4);
        assertThat(closed(again).ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed(again).why())
                .contains("trading = yes in market.session of Night", "2026-11-07T07:10:");
        assertThat(closed(again).left()).isEmpty();
        assertThat(wasUndone(again, "power.on")).isTrue();
        Instant opening = NIGHT.plusSeconds(until.toSeconds());
        assertThat(first(again, Event.StopSeen.class).at().wall())
                .isBetween(opening, opening.plusSeconds(2));
    }

    @Test
    void a_market_of_the_estate_stops_every_drill_on_it() throws IOException {
        Cli cli = new Cli(home).at(NIGHT);
        String estate = "stops: [a market opened]\n" + MARKET.formatted("02:10:05");

        assertThat(rehearse(cli, "", estate).exit()).isEqualTo(4);
        assertThat(closed(cli).ending()).isEqualTo(Ending.STOPPED);
    }

    @Test
    void a_market_that_trades_already_does_not_open() throws IOException {
        Cli cli = new Cli(home).at(NIGHT);

        Cli.Ran ran = rehearse(cli, "stops: [a market opened]\n", MARKET.formatted("01:00"));

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(closed(cli).ending()).isEqualTo(Ending.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"switchover", "crash", "power", "partition"})
    void what_a_healthy_drill_does_itself_is_no_second_failure(String injection)
            throws IOException {
        Cli cli = new Cli(home).at(NIGHT);
        String stops =
                "stops: [a second failure, a market opened, phase over budget,"
                        + " known-lag > 1GB in patroni.cluster of trading-db,"
                        + " firing > 0 in http.alerts of wit-1 with port=9093]\n";

        Cli.Ran ran =
                rehearse(cli, stops, MARKET.formatted("02:59"), "--with", "injection=" + injection);

        assertThat(ran.exit()).as(ran.err()).isIn(0, 3);
        assertThat(closed(cli).ending()).as(closed(cli).why()).isEqualTo(Ending.COMPLETED);
    }

    @Test
    void the_plan_shows_what_stops_the_drill() throws IOException {
        Cli cli = new Cli(home).at(NIGHT);
        rehearse(cli, "stops: [a market opened, phase over budget]\n", MARKET.formatted("02:59"));

        Cli.Ran plan =
                cli.run(
                        "plan",
                        home.resolve("runbook.md").toString(),
                        "--estate",
                        home.resolve("estate.yaml").toString(),
                        "--unattended");

        assertThat(plan.out())
                .contains(
                        "Stops and goes back when",
                        "  trading = yes in market.session of Night, looked at every 1 s",
                        "  a phase is over its budget",
                        "  somebody says so");
    }
}
