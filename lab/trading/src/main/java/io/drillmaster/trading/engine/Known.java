package io.drillmaster.trading.engine;

import io.drillmaster.trading.orders.OrderState;
import java.util.List;
import java.util.Optional;

/** The durable orders that bear an id of the instructions at hand. */
record Known(List<OrderState> orders) {

    Optional<OrderState> find(String session, String clientOrderId) {
        return orders.stream()
                .filter(state -> state.ticket().session().equals(session))
                .filter(state -> state.ticket().clientOrderId().equals(clientOrderId))
                .findFirst();
    }
}
