package io.drillmaster.trading.engine;

import java.math.BigDecimal;
import java.util.Optional;

/** A trade of an arriving order, with an order that rested or with the house. */
record Fill(Working taker, Optional<Working> maker, long quantity, BigDecimal price) {}
