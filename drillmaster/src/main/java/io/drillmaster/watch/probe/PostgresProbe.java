package io.drillmaster.watch.probe;

import io.drillmaster.watch.Fate;
import io.drillmaster.watch.WatchedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Inserts one row a time into PostgreSQL, each a transaction of its own. */
public final class PostgresProbe implements Probe {

    /** What is written, and where. */
    public record Target(List<String> endpoints, String insert, String name) {

        public Target {
            endpoints = List.copyOf(endpoints);
        }

        /** The client's own path into the ledger's table. */
        public static Target ledger(WatchedDatabase database, String stream) {
            return new Target(
                    database.writes(),
                    "insert into drill_ledger (stream, id) values (?, ?)",
                    stream);
        }

        /** Past every router, straight at one member. */
        public static Target member(WatchedDatabase.Member member, String stream) {
            return new Target(
                    List.of(member.address()),
                    "insert into drill_sentinel (member, id) values (?, ?)",
                    stream + "/" + member.name());
        }
    }

    /** Connection lost, completion unknown, internal errors of server and driver. */
    private static final List<String> UNCLEAR = List.of("08", "40003", "57P", "XX", "99");

    private static final AtomicLong LIFELINES = new AtomicLong();

    /** A client that is told for this long that its server takes no writes looks for another. */
    private static final long PATIENCE = 250_000_000;

    private final WatchedDatabase database;
    private final Target target;
    private final boolean moves;
    private final String number = Long.toString(LIFELINES.incrementAndGet());
    private final Lifeline lifeline = new Lifeline();
    private final Properties properties;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement insert;
    private long readOnlySince;

    /** The endpoint that is asked first: the one after that on which the last try hung. */
    private int first;

    /**
     * @param moves whether a connection to a server that takes no writes is given up for a new one
     */
    public PostgresProbe(WatchedDatabase database, Target target, boolean moves) {
        this.database = database;
        this.target = target;
        this.moves = moves;
        this.properties = properties();
    }

    private Properties properties() {
        Properties all = new Properties();
        all.setProperty("user", database.user());
        all.setProperty("password", database.password().reveal());
        all.setProperty("sslmode", database.sslMode());
        all.setProperty("gssEncMode", "disable");
        all.setProperty("ApplicationName", "drillmaster");
        all.setProperty("socketFactory", LifelineSockets.class.getName());
        all.setProperty("socketFactoryArg", number);
        all.setProperty("tcpKeepAlive", "true");
        // The lookout cuts the lifeline at the operation's own limit; these are the net below it.
        all.setProperty("connectTimeout", "10");
        all.setProperty("socketTimeout", "60");
        all.setProperty("prepareThreshold", "1");
        all.setProperty("assumeMinServerVersion", "12");
        return all;
    }

    @Override
    public boolean connected() {
        return connection != null;
    }

    @Override
    public Answer connect() {
        lifeline.mend();
        LifelineSockets.offer(number, lifeline);
        Answer last = new Answer(Fate.REFUSED, "", "there is no endpoint to write to");
        int all = target.endpoints().size();
        for (int i = 0; i < all; i++) {
            int at = (first + i) % all;
            last = connect(target.endpoints().get(at));
            if (last.fate() == Fate.OK) {
                first = 0;
                return last;
            }
            if (lifeline.isCut()) {
                first = (at + 1) % all;
                return last;
            }
        }
        return last;
    }

    private Answer connect(String endpoint) {
        try {
            Connection made =
                    DriverManager.getConnection(
                            "jdbc:postgresql://%s/%s".formatted(endpoint, database.database()),
                            properties);
            PreparedStatement statement = made.prepareStatement(target.insert());
            statement.setString(1, target.name());
            connection = made;
            insert = statement;
            readOnlySince = 0;
            return Answer.OK;
        } catch (SQLException e) {
            return new Answer(Fate.REFUSED, sqlClass(e), endpoint + ": " + said(e));
        }
    }

    /** Walks the whole way of a write, many times, without writing: code that is cold is slow. */
    public void warmUp(int times) {
        Connection warm = connection;
        if (warm == null) {
            return;
        }
        String nothing = target.insert().replaceAll("values .*", "select ?, ?::bigint where false");
        try (PreparedStatement statement = warm.prepareStatement(nothing)) {
            for (int i = 0; i < times; i++) {
                statement.setString(1, target.name());
                statement.setLong(2, i);
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            // Whatever is wrong here will show at the first real write, and be told there.
            drop();
        }
    }

    @Override
    public Answer write(long id) {
        PreparedStatement statement = insert;
        if (statement == null) {
            return new Answer(Fate.NO_CONNECTION, "", "there is no connection");
        }
        try {
            statement.setLong(2, id);
            statement.executeUpdate();
            readOnlySince = 0;
            return Answer.OK;
        } catch (SQLException e) {
            Answer answer = answer(e, gone());
            if (breaks(answer)) {
                drop();
            }
            return answer;
        }
    }

    /**
     * An error after which the server still listens promises that nothing was done. When it went
     * away after sending, or along with its last word, nobody can say.
     *
     * @param gone whether the connection was found closed afterwards
     */
    static Answer answer(SQLException e, boolean gone) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals("08003")) {
            // The driver knew before it sent anything that there is no connection.
            return new Answer(Fate.NO_CONNECTION, "08", said(e));
        }
        if (gone || UNCLEAR.stream().anyMatch(state::startsWith) || state.isEmpty()) {
            return new Answer(Fate.UNKNOWN, sqlClass(e), said(e));
        }
        boolean readOnly = state.equals("25006");
        return new Answer(readOnly ? Fate.READ_ONLY : Fate.ERROR, sqlClass(e), said(e));
    }

    private boolean breaks(Answer answer) {
        if (answer.fate() == Fate.READ_ONLY) {
            long now = System.nanoTime();
            readOnlySince = readOnlySince == 0 ? now : readOnlySince;
            return moves && now - readOnlySince > PATIENCE;
        }
        return answer.fate() != Fate.ERROR;
    }

    private boolean gone() {
        Connection now = connection;
        try {
            return now == null || now.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    @Override
    public void abort() {
        lifeline.cut();
    }

    @Override
    public void close() {
        drop();
        LifelineSockets.withdraw(number);
    }

    private void drop() {
        Connection old = connection;
        connection = null;
        insert = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                lifeline.cut();
            }
        }
    }

    private static String sqlClass(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() != 5 ? "" : state.substring(0, 2);
    }

    private static String said(SQLException e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return "%s (SQLSTATE %s)".formatted(text.strip(), e.getSQLState());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s as %s", String.join(", ", target.endpoints()), target.name());
    }
}
