package io.drillmaster.trading.engine;

import io.drillmaster.trading.orders.OrderState;
import io.drillmaster.trading.orders.Side;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the engine writes, always in the transaction that looked at the fence. */
final class Rows {

    private final Connection connection;

    Rows(Connection connection) {
        this.connection = connection;
    }

    long epoch() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT epoch FROM engine_epoch");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : -1;
        }
    }

    /** Announces a new leader, once no transaction of an earlier one is under way any more. */
    void raiseFence(long epoch, String host) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE engine_epoch SET epoch = ?, host = ?, since = clock_timestamp()"
                                + " WHERE epoch <= ?")) {
            update.setLong(1, epoch);
            update.setString(2, host);
            update.setLong(3, epoch);
            if (update.executeUpdate() != 1) {
                throw new Fenced(epoch);
            }
        }
    }

    /** Holds the fence until the transaction ends: no later leader can begin before that. */
    void holdFence(long epoch) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT 1 FROM engine_epoch WHERE epoch = ? FOR SHARE")) {
            select.setLong(1, epoch);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new Fenced(epoch);
                }
            }
        }
    }

    List<Long> reserveIds(long count) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT nextval(pg_get_serial_sequence('orders', 'order_id'))"
                                + " FROM generate_series(1, ?)")) {
            select.setLong(1, count);
            List<Long> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    void write(Batch batch) throws SQLException {
        insertOrders(batch.placed());
        updateOrders(batch.changed());
        insertTrades(batch.trades());
        movePositions(batch.trades());
    }

    private void insertOrders(List<Working> orders) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO orders (order_id, session, client_order_id, account, symbol, side,
                                            quantity, price, status, filled_quantity)
                        OVERRIDING SYSTEM VALUE VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (Working order : orders) {
                OrderState state = order.state();
                set(
                        insert,
                        state.id(),
                        state.ticket().session(),
                        state.ticket().clientOrderId(),
                        state.ticket().account(),
                        state.ticket().symbol(),
                        state.ticket().side().name(),
                        state.ticket().quantity());
                insert.setBigDecimal(8, state.ticket().price().orElse(null));
                insert.setString(9, state.status().name());
                insert.setLong(10, state.filled());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void updateOrders(List<Working> orders) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE orders SET status = ?, filled_quantity = ?,"
                                + " updated_at = clock_timestamp() WHERE order_id = ?")) {
            for (Working order : orders) {
                OrderState state = order.state();
                set(update, state.status().name(), state.filled(), state.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private void insertTrades(List<Batch.Trade> trades) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO trades (execution_id, order_id, symbol, side, quantity, price,
                                            contra_account)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (Batch.Trade trade : trades) {
                set(
                        insert,
                        trade.executionId(),
                        trade.order().id(),
                        trade.order().ticket().symbol(),
                        trade.order().ticket().side().name(),
                        trade.quantity(),
                        trade.price(),
                        trade.contra());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void movePositions(List<Batch.Trade> trades) throws SQLException {
        try (PreparedStatement move =
                connection.prepareStatement(
                        """
                        INSERT INTO positions AS p (account, symbol, quantity, average_price)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (account, symbol) DO UPDATE SET
                            quantity = p.quantity + excluded.quantity,
                            updated_at = clock_timestamp(),
                            average_price = CASE
                                WHEN p.quantity + excluded.quantity = 0 THEN 0
                                WHEN sign(p.quantity) * sign(excluded.quantity) >= 0 THEN
                                    (abs(p.quantity) * p.average_price
                                        + abs(excluded.quantity) * excluded.average_price)
                                    / (abs(p.quantity) + abs(excluded.quantity))
                                WHEN abs(excluded.quantity) > abs(p.quantity) THEN excluded.average_price
                                ELSE p.average_price END
                        """)) {
            for (Batch.Trade trade : trades) {
                var ticket = trade.order().ticket();
                addMove(move, ticket.account(), ticket.symbol(), ticket.side(), trade);
                if (trade.contra().equals(House.ACCOUNT)) {
                    addMove(move, House.ACCOUNT, ticket.symbol(), ticket.side().other(), trade);
                }
            }
            move.executeBatch();
        }
    }

    private static void addMove(
            PreparedStatement move, String account, String symbol, Side side, Batch.Trade trade)
            throws SQLException {
        set(move, account, symbol, side.signed(trade.quantity()), trade.price());
        move.addBatch();
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case String text -> statement.setString(i + 1, text);
                case Long number -> statement.setLong(i + 1, number);
                case BigDecimal number -> statement.setBigDecimal(i + 1, number);
                default -> throw new IllegalArgumentException("no column takes " + values[i]);
            }
        }
    }
}
