package io.drillmaster.trading.road;

import io.drillmaster.trading.orders.OrderState;
import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.orders.Status;
import io.drillmaster.trading.orders.Ticket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads orders as they are durable. */
public final class OrderRows {

    private static final String SELECT =
            """
            SELECT o.order_id, o.session, o.client_order_id, o.account, o.symbol, o.side, o.quantity,
                   o.price, o.status, o.filled_quantity,
                   coalesce((SELECT round(sum(t.quantity * t.price) / sum(t.quantity), 6)
                             FROM trades t WHERE t.order_id = o.order_id), 0) AS average_price
            FROM orders o
            """;

    private OrderRows() {}

    /** Every open order that came in over a session, in the order in which they came. */
    public static List<OrderState> open(Connection connection) throws SQLException {
        return read(
                connection,
                "WHERE o.status IN ('NEW', 'PARTIALLY_FILLED') AND o.session <> '' ORDER BY"
                        + " o.order_id");
    }

    public static List<OrderState> named(Connection connection, Collection<String> clientOrderIds)
            throws SQLException {
        return read(
                connection,
                "WHERE o.client_order_id = ANY (?)",
                connection.createArrayOf("text", clientOrderIds.toArray()));
    }

    /** The orders of a session that are open, or were booked or changed in the last minutes. */
    public static List<OrderState> ofSession(Connection connection, String session, int minutes)
            throws SQLException {
        return read(
                connection,
                """
                WHERE o.order_id IN (
                    SELECT order_id FROM orders
                    WHERE session = ? AND updated_at > clock_timestamp() - make_interval(mins => ?)
                    UNION SELECT order_id FROM orders
                    WHERE session = ? AND status IN ('NEW', 'PARTIALLY_FILLED'))
                ORDER BY o.order_id
                """,
                session,
                minutes,
                session);
    }

    private static List<OrderState> read(Connection connection, String where, Object... values)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            List<OrderState> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(state(rows));
                }
            }
            return found;
        }
    }

    private static OrderState state(ResultSet row) throws SQLException {
        Ticket ticket =
                new Ticket(
                        row.getString("session"),
                        row.getString("client_order_id"),
                        row.getString("account"),
                        row.getString("symbol"),
                        Side.valueOf(row.getString("side")),
                        row.getLong("quantity"),
                        Optional.ofNullable(row.getBigDecimal("price")),
                        false);
        return new OrderState(
                row.getLong("order_id"),
                ticket,
                Status.valueOf(row.getString("status")),
                row.getLong("filled_quantity"),
                row.getBigDecimal("average_price"));
    }
}
