package io.drillmaster.trading.risk;

import io.drillmaster.trading.orders.Positions;
import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.road.Road;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Positions made of the durable trades, from the first one on, and kept up with the new ones. */
final class TradeRows {

    /** Trades are committed in the order of their ids, because only the leader writes them. */
    private static final String SELECT =
            """
            SELECT o.account, t.symbol, t.side, t.contra_account, sum(t.quantity)::bigint AS quantity,
                   max(t.trade_id) AS last_id
            FROM trades t JOIN orders o USING (order_id)
            WHERE t.trade_id > ?
            GROUP BY o.account, t.symbol, t.side, t.contra_account
            """;

    private static final String HOUSE = "HOUSE";

    private final Road road;
    private Positions positions = new Positions();
    private long last;
    private volatile boolean current;

    TradeRows(Road road) {
        this.road = road;
    }

    /** Whether the last look at the rows succeeded. */
    boolean isCurrent() {
        return current;
    }

    synchronized Positions positions() {
        return positions;
    }

    /** After a failure they are made anew: another leader of the database may know other rows. */
    synchronized void catchUp() throws SQLException {
        if (!current) {
            positions = new Positions();
            last = 0;
        }
        try {
            long newest = road.run(connection -> read(connection, last));
            last = Math.max(last, newest);
            current = true;
        } catch (SQLException e) {
            current = false;
            throw e;
        }
    }

    private long read(Connection connection, long after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, after);
            try (ResultSet rows = select.executeQuery()) {
                return add(rows, positions);
            }
        }
    }

    private static long add(ResultSet rows, Positions positions) throws SQLException {
        long newest = 0;
        while (rows.next()) {
            Side side = Side.valueOf(rows.getString("side"));
            String symbol = rows.getString("symbol");
            long quantity = rows.getLong("quantity");
            positions.add(rows.getString("account"), symbol, side.signed(quantity));
            if (rows.getString("contra_account").equals(HOUSE)) {
                positions.add(HOUSE, symbol, side.other().signed(quantity));
            }
            newest = Math.max(newest, rows.getLong("last_id"));
        }
        return newest;
    }
}
