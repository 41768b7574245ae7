package io.drillmaster.connector.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Secret;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On two databases of the lab's own PostgreSQL, which are made for a test and dropped after it. */
@Tag("lab")
class ReconcilerLabTest {

    private static final String HERE = "drillmaster_reconcile_here";
    private static final String THERE = "drillmaster_reconcile_there";
    private static final TableName THINGS = TableName.of("things");

    private final TestLab lab = TestLab.up();
    private final LabHands hands = new LabHands(lab);
    private Connection here = open(HERE);
    private Connection there = open(THERE);

    @BeforeEach
    void fresh() throws SQLException {
        here = open(HERE);
        there = open(THERE);
    }

    @AfterEach
    void drop() throws SQLException {
        here.close();
        there.close();
        try (Connection server = open("postgres")) {
            run(server, "DROP DATABASE IF EXISTS " + HERE + " WITH (FORCE)");
            run(server, "DROP DATABASE IF EXISTS " + THERE + " WITH (FORCE)");
        }
    }

    @RepeatedTest(12)
    void every_planted_difference_is_found_and_none_invented_whatever_the_key(
            RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        RandomTable table = RandomTable.of(random);
        for (String each : table.create(false)) {
            run(here, each);
        }
        for (String each : table.create(true)) {
            run(there, each);
        }
        TreeSet<String> planted = new TreeSet<>();
        for (String each : table.rows()) {
            run(here, each);
            run(there, each);
        }
        for (RandomTable.Damage each : table.damage(random)) {
            run(each.here() ? here : there, each.sql());
            planted.add(each.what());
        }

        Reconciliation found = compare(Point.SAME, false);

        TreeSet<String> kinds = new TreeSet<>(found.names());
        assertThat(kinds).as("seed %d", repetition.getCurrentRepetition()).isEqualTo(planted);
        assertThat(found.found().lost() + found.found().altered() + found.found().extra())
                .isEqualTo(planted.size());
        assertThat(found.compared()).isEqualTo(count(here));
        assertThat(found.restored()).isEqualTo(count(there));
    }

    @Test
    void what_production_wrote_after_the_point_is_told_apart_from_what_a_backup_lost()
            throws Exception {
        for (Connection each : List.of(here, there)) {
            run(each, "CREATE TABLE things (id int PRIMARY KEY, what text)");
            run(each, "INSERT INTO things SELECT g, 'as it was' FROM generate_series(1, 1000) g");
        }
        run(there, "DELETE FROM things WHERE id IN (1, 2, 3)");
        run(there, "UPDATE things SET what = 'altered' WHERE id IN (4, 5)");
        long point = number(here, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
        run(here, "INSERT INTO things SELECT g, 'later' FROM generate_series(2001, 2007) g");
        run(here, "UPDATE things SET what = 'later' WHERE id BETWEEN 10 AND 15");
        run(here, "DELETE FROM things WHERE id BETWEEN 20 AND 23");

        Reconciliation found = compare(Point.before(point), false);

        assertThat(found.found()).isEqualTo(new Reconciliation.Found(3, 2, 0, 4));
        assertThat(found.added()).isEqualTo(7);
        assertThat(found.changed()).isEqualTo(6);
        assertThat(found.compared()).isEqualTo(1000 - 6 - 4);
        assertThat(found.restored()).isEqualTo(997);
    }

    @Test
    void where_production_keeps_every_row_one_that_only_the_copy_has_is_extra() throws Exception {
        for (Connection each : List.of(here, there)) {
            run(each, "CREATE TABLE things (id int PRIMARY KEY)");
        }
        run(there, "INSERT INTO things VALUES (7)");
        long point = number(here, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint");

        assertThat(compare(Point.before(point), true).found())
                .isEqualTo(new Reconciliation.Found(0, 0, 1, 0));
    }

    @Test
    void more_differences_than_are_named_are_still_counted() throws Exception {
        for (Connection each : List.of(here, there)) {
            run(each, "CREATE TABLE things (id uuid PRIMARY KEY)");
        }
        run(here, "INSERT INTO things SELECT gen_random_uuid() FROM generate_series(1, 5000)");

        Reconciliation found = compare(Point.SAME, false);

        assertThat(found.found().lost()).isEqualTo(5000);
        assertThat(found.names()).hasSize(1000);
    }

    @Test
    void a_table_without_a_primary_key_or_of_another_shape_is_not_compared_and_told_why()
            throws SQLException {
        run(here, "CREATE TABLE things (id int, a text, b int)");
        run(there, "CREATE TABLE things (id int, a varchar(3), c int)");

        assertThatThrownBy(() -> compare(Point.SAME, false))
                .isInstanceOf(NotComparable.class)
                .hasMessageContainingAll(
                        "things has no primary key",
                        "things.a is text here and character varying(3) there",
                        "things.b is integer here and missing there",
                        "things.c is missing here and integer there");
    }

    @Test
    void a_table_that_is_missing_is_told() throws SQLException {
        run(here, "CREATE TABLE things (id int PRIMARY KEY)");

        assertThatThrownBy(() -> compare(Point.SAME, false))
                .isInstanceOf(NotComparable.class)
                .hasMessageContaining("the table things is missing there");
    }

    private Reconciliation compare(Point point, boolean kept) throws SQLException, NotComparable {
        here.setAutoCommit(true);
        there.setAutoCommit(true);
        Reconciler reconciler = new Reconciler(here, there, Deadline.in(Duration.ofMinutes(1)));
        reconciler.begin();
        assertThat(reconciler.tables()).contains(THINGS);
        return reconciler.compare(THINGS, point, kept, 1000);
    }

    private Connection open(String database) {
        String leader = hands.leader();
        String at = Objects.requireNonNull(hands.management().get(leader));
        Deadline soon = Deadline.in(Duration.ofMinutes(2));
        Secret secret = new Secret(lab.secret("superuser"));
        try {
            if (!database.equals("postgres")) {
                try (Connection server = open("postgres")) {
                    if (number(
                                    server,
                                    "SELECT count(*) FROM pg_database WHERE datname = '%s'"
                                            .formatted(database))
                            == 0) {
                        run(server, "CREATE DATABASE " + database);
                    }
                }
            }
            return new Door(at, 5432, database, "postgres").open(secret, soon);
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + database + " on " + leader, e);
        }
    }

    private static long count(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM public.things");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
