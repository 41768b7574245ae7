package io.drillmaster.trading.client;

import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.web.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One line of the client's ledger; filled is how much of the order is filled by then. */
record Entry(
        What what,
        String id,
        String symbol,
        Side side,
        long quantity,
        BigDecimal price,
        long filled,
        String note) {

    /** What happened, as the client saw it. */
    enum What {
        SENT,
        ACKNOWLEDGED,
        FILLED,
        CANCELLED,
        REJECTED,
        /** What the venue's durable rows said of an order that the client was in doubt about. */
        RESTATED,
        /** The venue's durable rows do not have it. */
        NOT_BOOKED
    }

    String json(String at) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", at);
        line.put("what", what);
        line.put("id", id);
        line.put("symbol", symbol);
        line.put("side", side);
        line.put("quantity", quantity);
        line.put("price", price);
        line.put("filled", filled);
        line.put("note", note);
        return Json.write(line);
    }

    static Entry read(JsonNode line) {
        return new Entry(
                What.valueOf(line.path("what").asString()),
                line.path("id").asString(),
                line.path("symbol").asString(),
                Side.valueOf(line.path("side").asString()),
                line.path("quantity").asLong(),
                line.path("price").asDecimal(),
                line.path("filled").asLong(),
                line.path("note").asString());
    }
}
