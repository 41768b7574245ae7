package io.drillmaster.watch.vantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.drillmaster.connector.Secret;
import io.drillmaster.journal.Alignment;
import io.drillmaster.watch.Transition;
import io.drillmaster.watch.Transitions;
import io.drillmaster.watch.WatchEnd;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchStart;
import io.drillmaster.watch.WatchedDatabase;
import io.drillmaster.watch.WatchedPlaces;
import io.drillmaster.watch.probe.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from coordinator to agent and back, on one machine and without a database. */
class VantageWatchesTest {

    private static final WatchRequest ROLES =
            new WatchRequest(
                    "D-1", "roles", "patroni.roles", "db", new TreeMap<>(), Duration.ofMillis(10));

    @TempDir Path vantage;
    @TempDir Path drill;

    private final LocalShell shell = new LocalShell();
    private final HttpServer member;
    private volatile String role = "primary";

    VantageWatchesTest() throws IOException {
        member = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void answer() {
        member.createContext(
                "/patroni",
                exchange -> {
                    byte[] said =
                            "{\"role\": \"%s\", \"state\": \"running\", \"timeline\": 1}"
                                    .formatted(role)
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, said.length);
                    exchange.getResponseBody().write(said);
                    exchange.close();
                });
        member.start();
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        member.stop(0);
        shell.cut();
        try {
            long pid = Long.parseLong(Files.readString(vantage.resolve("drills/D-1/agent.pid")));
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        } catch (NoSuchFileException e) {
            // It has left, or is just leaving.
        }
    }

    private VantageWatches watches(Duration lease) {
        WatchedDatabase database =
                new WatchedDatabase(
                        "db",
                        List.of("127.0.0.1:1"),
                        List.of(
                                new WatchedDatabase.Member(
                                        "m1",
                                        "127.0.0.1:1",
                                        "http://127.0.0.1:" + member.getAddress().getPort())),
                        "trading",
                        "user",
                        new Secret("secret"),
                        "disable");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new VantageWatches(
                shell,
                new VantageSettings(java, vantage.toString(), vantage.resolve("scratch"), lease),
                WatchedPlaces.of(Map.of("db", database)),
                drill);
    }

    /** The roles it saw; on a busy machine a look may find nobody in time. */
    private List<String> brought(WatchEnd end) throws IOException {
        assertThat(end.captures()).hasSize(1);
        Path file = drill.resolve(end.captures().getFirst().file());
        return Transitions.of(Files.readAllBytes(file)).changes().stream()
                .map(Transition::role)
                .filter(seen -> !seen.equals("silent"))
                .distinct()
                .toList();
    }

    private static WatchStart.Began began(WatchStart start) {
        assertThat(start).isInstanceOf(WatchStart.Began.class);
        return (WatchStart.Began) start;
    }

    @Test
    void a_watch_begins_is_read_and_ends_with_its_captures_at_home() throws IOException {
        try (VantageWatches watches = watches(Duration.ofMinutes(1))) {
            Alignment alignment = began(watches.begin(ROLES)).alignment();
            // Two processes of one machine share their monotonic clock: the offset is nothing.
            assertThat(0L).isBetween(alignment.lo(), alignment.hi());
            Wait.until("a reading", () -> watches.reading("roles").isPresent());
            role = "replica";
            Wait.until(
                    "looks after the change",
                    () -> watches.reading("roles").map(r -> r.due() > 200).orElse(false));

            WatchEnd end = watches.end(ROLES);
            watches.forget(ROLES);

            assertThat(end.trouble()).isEmpty();
            assertThat(brought(end)).containsExactly("primary", "replica");
        }
        Wait.until("the agent to leave", () -> !Files.exists(vantage.resolve("drills/D-1")));
    }

    @Test
    void a_watch_goes_on_when_the_coordinator_dies_and_is_taken_hold_of_again() throws IOException {
        watches(Duration.ofMinutes(1)).begin(ROLES);
        shell.cut();
        role = "replica";

        try (VantageWatches second = watches(Duration.ofMinutes(1))) {
            began(second.rejoin(ROLES));
            Wait.until("a reading", () -> second.reading("roles").isPresent());

            assertThat(brought(second.end(ROLES))).containsExactly("primary", "replica");
        }
    }

    @Test
    void one_that_began_when_the_coordinator_died_is_taken_hold_of_by_beginning_it_again()
            throws IOException {
        watches(Duration.ofMinutes(1)).begin(ROLES);
        shell.cut();
        role = "replica";

        try (VantageWatches second = watches(Duration.ofMinutes(1))) {
            began(second.begin(ROLES));
            Wait.until("a reading", () -> second.reading("roles").isPresent());

            assertThat(brought(second.end(ROLES))).containsExactly("primary", "replica");
        }
    }

    @Test
    void what_was_brought_home_can_be_brought_again_until_it_is_forgotten() throws IOException {
        try (VantageWatches watches = watches(Duration.ofMinutes(1))) {
            watches.begin(ROLES);

            WatchEnd end = watches.end(ROLES);
            assertThat(watches.end(ROLES).captures()).isEqualTo(end.captures()).isNotEmpty();

            watches.forget(ROLES);
            assertThat(watches.end(ROLES).captures()).isEmpty();
        }
    }

    @Test
    void an_agent_nobody_asks_for_ends_by_itself_and_keeps_its_captures() throws IOException {
        watches(Duration.ofSeconds(1)).begin(ROLES);
        shell.cut();
        Wait.until(
                "the lease to be over",
                () ->
                        Files.exists(vantage.resolve("drills/D-1/roles/ended"))
                                && !Files.exists(vantage.resolve("drills/D-1/agent.sock")));

        try (VantageWatches second = watches(Duration.ofMinutes(1))) {
            assertThat(second.rejoin(ROLES))
                    .isInstanceOfSatisfying(
                            WatchStart.Failed.class,
                            failed -> assertThat(failed.why()).contains("lease"));
            assertThat(brought(second.end(ROLES))).containsExactly("primary");
        }
    }

    @Test
    void what_a_killed_agent_had_kept_is_brought_home_with_the_reason() throws IOException {
        watches(Duration.ofMinutes(1)).begin(ROLES);
        long pid = Long.parseLong(Files.readString(vantage.resolve("drills/D-1/agent.pid")));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        shell.cut();

        try (VantageWatches second = watches(Duration.ofMinutes(1))) {
            assertThat(second.rejoin(ROLES)).isInstanceOf(WatchStart.Failed.class);
            WatchEnd end = second.end(ROLES);

            assertThat(brought(end)).containsExactly("primary");
            assertThat(end.trouble().orElseThrow()).contains("died");
        }
    }

    @Test
    void what_cannot_be_kept_at_home_stops_the_drill_and_is_brought_when_it_can() throws Exception {
        Path inTheWay = Files.createFile(drill.resolve("captures"));
        try (VantageWatches watches = watches(Duration.ofMinutes(1))) {
            watches.begin(ROLES);

            assertThatThrownBy(() -> watches.end(ROLES))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot write")
                    .hasMessageContaining("captures");
        }
        Files.delete(inTheWay);

        try (VantageWatches second = watches(Duration.ofMinutes(1))) {
            assertThat(second.rejoin(ROLES)).isInstanceOf(WatchStart.Failed.class);
            assertThat(brought(second.end(ROLES))).containsExactly("primary");
        }
    }

    @Test
    void a_watch_that_was_never_begun_cannot_be_taken_hold_of() {
        try (VantageWatches watches = watches(Duration.ofMinutes(1))) {
            assertThat(watches.rejoin(ROLES))
                    .isInstanceOfSatisfying(
                            WatchStart.Failed.class,
                            failed -> assertThat(failed.why()).contains("no agent serves"));
        }
    }

    @Test
    void a_member_that_nobody_can_reach_is_told_by_its_address() {
        member.stop(0);
        try (VantageWatches watches = watches(Duration.ofMinutes(1))) {
            assertThat(watches.begin(ROLES))
                    .isInstanceOfSatisfying(
                            WatchStart.Failed.class,
                            failed ->
                                    assertThat(failed.why())
                                            .contains("http://127.0.0.1")
                                            .contains("roles (patroni.roles on db)"));
        }
        Wait.until("the agent to leave", () -> !Files.exists(vantage.resolve("drills/D-1")));
    }

    @Test
    void a_database_the_estate_does_not_name_is_told_with_those_it_does() {
        WatchRequest other =
                new WatchRequest(
                        "D-1", "w", "postgres.ledger", "dv", new TreeMap<>(), Duration.ofMillis(1));
        try (VantageWatches watches = watches(Duration.ofMinutes(1))) {
            assertThat(watches.begin(other))
                    .isInstanceOfSatisfying(
                            WatchStart.Failed.class,
                            failed -> assertThat(failed.why()).contains("dv").contains("[db]"));
        }
    }
}
