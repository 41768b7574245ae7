package io.drillmaster.trading.engine;

import java.sql.SQLException;

/** The database knows a later leader, so nothing of this one is written any more. */
final class Fenced extends SQLException {

    private static final long serialVersionUID = 1L;

    Fenced(long epoch) {
        super("epoch " + epoch + " is over: a later leader has begun");
    }
}
