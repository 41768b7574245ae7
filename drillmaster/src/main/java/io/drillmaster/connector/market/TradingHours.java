package io.drillmaster.connector.market;

import java.time.Instant;
import java.util.Optional;

/** The calendar of one market. */
@FunctionalInterface
public interface TradingHours {

    /** The session in which the market trades now, as people read it. */
    Optional<String> session(Instant now);
}
