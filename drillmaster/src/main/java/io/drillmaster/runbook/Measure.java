package io.drillmaster.runbook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an objective is about; the definitions stand in the reference of measures. */
public enum Measure {
    RTO_DATABASE("rto.database", Dimension.TIME),
    RTO_APP("rto.app", Dimension.TIME),
    RPO_TIER1("rpo.tier1", Dimension.COUNT),
    WRITES_LOST("writes.lost", Dimension.COUNT),
    WRITES_DUPLICATED("writes.duplicated", Dimension.COUNT),
    WRITES_REORDERED("writes.reordered", Dimension.COUNT),
    WRITES_UNKNOWN("writes.unknown", Dimension.COUNT),
    ORPHANS_ACKNOWLEDGED("orphans.acknowledged", Dimension.COUNT),
    ORDERS_LOST("orders.lost", Dimension.COUNT),
    ORDERS_DUPLICATED("orders.duplicated", Dimension.COUNT),
    ORDERS_UNKNOWN("orders.unknown", Dimension.COUNT),
    POSITIONS_DIFFERING("positions.differing", Dimension.COUNT),
    TWO_LEADERS("two-leaders", Dimension.TIME),
    TWO_WRITABLE_PRIMARIES("two-writable-primaries", Dimension.TIME),
    REPLICATION_RESTORED("replication-restored", Dimension.TIME),
    RECONVERGED("reconverged", Dimension.TIME),
    PATH_OUTAGE("path.outage", Dimension.TIME),
    PATH_LOST("path.lost", Dimension.COUNT),
    SESSIONS_BROKEN("sessions.broken", Dimension.COUNT),
    LATENCY_ADDED("latency.added", Dimension.TIME),
    RTO_SITE("rto.site", Dimension.TIME),
    DETECTION("detection", Dimension.TIME),
    DECISION("decision", Dimension.TIME),
    EXECUTION("execution", Dimension.TIME),
    AVAILABILITY("availability", Dimension.SHARE),
    RETURN_TO_NORMAL("return-to-normal", Dimension.COUNT),
    CHECKS_FAILED("checks.failed", Dimension.COUNT),
    DURATION("duration", Dimension.TIME),
    BACKUP_AGE("backup.age", Dimension.TIME),
    RESTORE_TIME("restore.time", Dimension.TIME),
    ROWS_LOST("rows.lost", Dimension.COUNT),
    ROWS_ALTERED("rows.altered", Dimension.COUNT),
    ROWS_EXTRA("rows.extra", Dimension.COUNT),
    ISOLATION_REACHED("isolation.reached", Dimension.COUNT);

    private final String key;
    private final Dimension dimension;

    Measure(String key, Dimension dimension) {
        this.key = key;
        this.dimension = dimension;
    }

    /** The name used in runbooks. */
    public String key() {
        return key;
    }

    public Dimension dimension() {
        return dimension;
    }

    /** All names that runbooks may use. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Measure::key).toList();
    }

    public static Optional<Measure> of(String key) {
        for (Measure each : values()) {
            if (each.key.equals(key)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
