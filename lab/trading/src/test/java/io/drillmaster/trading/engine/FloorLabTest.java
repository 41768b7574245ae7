package io.drillmaster.trading.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.trading.orders.Instruction.CancelAll;
import io.drillmaster.trading.orders.Instruction.Place;
import io.drillmaster.trading.orders.OrderState;
import io.drillmaster.trading.orders.Report.Execution;
import io.drillmaster.trading.orders.Report.Kind;
import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.orders.Status;
import io.drillmaster.trading.orders.Ticket;
import io.drillmaster.trading.road.OrderRows;
import io.drillmaster.trading.road.Road;
import io.drillmaster.trading.setup.Settings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** In a schema of its own, in the database of a lab. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloorLabTest {

    private static final Pattern EDGE = Pattern.compile("nyc-edge:[^\\n]*management: ([0-9.]+)");

    private final String schema = "floor_" + UUID.randomUUID().toString().replace("-", "");
    private final String session = "S";
    private String address = "";
    private String password = "";

    private final TradingLab lab;

    FloorLabTest() throws IOException, InterruptedException {
        this.lab = TradingLab.up();
    }

    @AfterAll
    void leave_the_lab() throws IOException, InterruptedException {
        lab.leave();
    }

    @BeforeEach
    void make_a_schema_with_the_tables_of_the_lab() throws Exception {
        address = edge(lab.folder()) + ":5000";
        password = Files.readString(lab.folder().resolve("secrets/hft_user"), UTF_8).strip();
        execute("CREATE SCHEMA " + schema, "SET search_path TO " + schema, tables());
    }

    @AfterEach
    void take_the_schema_away() throws SQLException {
        if (!address.isEmpty()) {
            execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        }
    }

    @Test
    void what_was_told_is_durable_and_the_next_leader_goes_on_from_there() throws SQLException {
        Floor first = floor(Optional.empty());
        var told = first.take(tenure(1), List.of(place("1", "189.99"), place("2", "190.05")));

        assertThat(told.stream().map(report -> ((Execution) report).kind()))
                .containsExactly(Kind.NEW, Kind.NEW, Kind.TRADE);
        assertThat(statuses()).containsExactly(Status.NEW, Status.FILLED);

        Floor second = floor(Optional.empty());
        second.open(tenure(2));
        assertThat(second.openOrders()).isEqualTo(1);
        second.take(tenure(2), List.of(new CancelAll(session)));

        assertThat(statuses()).containsExactly(Status.CANCELED, Status.FILLED);
    }

    @Test
    void an_earlier_leader_cannot_book_once_a_later_one_has_begun() throws SQLException {
        Floor earlier = floor(Optional.empty());
        earlier.open(tenure(1));
        floor(Optional.empty()).open(tenure(2));

        assertThatThrownBy(() -> earlier.take(tenure(1), List.of(place("1", "190.05"))))
                .isInstanceOf(Fenced.class);
        assertThatThrownBy(() -> floor(Optional.empty()).open(tenure(1)))
                .isInstanceOf(Fenced.class);
        assertThat(statuses()).isEmpty();
    }

    @Test
    void an_order_that_came_before_is_not_booked_twice_by_the_next_leader() throws SQLException {
        floor(Optional.empty()).take(tenure(1), List.of(place("1", "190.05")));

        var told = floor(Optional.empty()).take(tenure(2), List.of(place("1", "190.05")));

        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        Execution.class,
                        report -> assertThat(report.text()).isEqualTo("duplicate client order id"));
        assertThat(statuses()).containsExactly(Status.FILLED);
    }

    @Test
    void nothing_is_booked_when_the_lease_ends_before_the_commit() {
        Lease over = new Lease(Duration.ofSeconds(10), Duration.ofSeconds(1));

        assertThatThrownBy(() ->
                        floor(Optional.empty())
                                .take(new Tenure(1, over), List.of(place("1", "190.05"))))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("the lease ended");
    }

    private Floor floor(Optional<String> closed) {
        return new Floor(road(), "test", () -> closed);
    }

    private Road road() {
        return new Road(
                new Settings(
                        Map.of(
                                "HFT_DATABASE", address,
                                "HFT_DATABASE_NAME", "trading?currentSchema=" + schema,
                                "HFT_DATABASE_PASSWORD", password)),
                "test");
    }

    private List<Status> statuses() throws SQLException {
        return road().run(connection -> OrderRows.ofSession(connection, session, 60)).stream()
                .map(OrderState::status)
                .toList();
    }

    private Place place(String id, String price) {
        return new Place(
                new Ticket(
                        session,
                        id,
                        "A",
                        "AAPL",
                        Side.BUY,
                        100,
                        Optional.of(new BigDecimal(price)),
                        false));
    }

    private static Tenure tenure(long epoch) {
        Lease lease = new Lease(Duration.ofSeconds(100), Duration.ofSeconds(1));
        lease.renewed(System.nanoTime());
        return new Tenure(epoch, lease);
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://" + address + "/trading", "hft_user", password);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The tables as the lab makes them, without what only its superuser says. */
    private static String tables() throws IOException {
        Path root = Path.of(System.getProperty("drillmaster.root", "."));
        String sql = Files.readString(root.resolve("lab/services/patroni/trading.sql"), UTF_8);
        return sql.replaceAll("(?m)^(SET ROLE|GRANT) .*$", "");
    }

    private static String edge(Path folder) throws IOException {
        Matcher matcher = EDGE.matcher(Files.readString(folder.resolve("estate.yaml"), UTF_8));
        if (!matcher.find()) {
            throw new IOException("the estate of " + folder + " names no nyc-edge");
        }
        return matcher.group(1);
    }
}
