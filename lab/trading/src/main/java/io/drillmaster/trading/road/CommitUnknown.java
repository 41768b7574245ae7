package io.drillmaster.trading.road;

import io.drillmaster.trading.setup.Say;
import java.sql.SQLException;

/** The commit was sent and no answer came: it may be durable or not. */
public final class CommitUnknown extends SQLException {

    private static final long serialVersionUID = 1L;

    CommitUnknown(SQLException cause) {
        super("the commit was sent and not confirmed: " + Say.why(cause), cause);
    }
}
