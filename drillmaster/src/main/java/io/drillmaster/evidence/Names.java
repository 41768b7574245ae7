package io.drillmaster.evidence;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.plan.Estate;
import io.drillmaster.runbook.Measure;

/** What things are called on the page for people. */
final class Names {

    private Names() {}

    static String of(Measure measure) {
        return switch (measure) {
            case RTO_DATABASE -> "Time until the client writes again, for good";
            case RTO_APP -> "Time until the client's orders are taken again, for good";
            case RPO_TIER1 -> "Acknowledged transactions lost";
            case WRITES_LOST -> "Acknowledged writes that are gone";
            case WRITES_DUPLICATED -> "Writes found more than once";
            case WRITES_REORDERED -> "Writes found out of order";
            case WRITES_UNKNOWN -> "Writes that had no answer";
            case ORPHANS_ACKNOWLEDGED -> "Acknowledged writes that only a former leader had";
            case ORDERS_LOST -> "Acknowledged orders that are gone";
            case ORDERS_DUPLICATED -> "Orders booked more than once";
            case ORDERS_UNKNOWN -> "Orders that had no answer";
            case POSITIONS_DIFFERING -> "Positions that are not the same for everybody";
            case TWO_LEADERS -> "Time with two engines that lead";
            case TWO_WRITABLE_PRIMARIES -> "Time with two members taking writes";
            case REPLICATION_RESTORED -> "Time until every replica streams again";
            case RECONVERGED -> "Time until the network has found its way";
            case PATH_OUTAGE -> "Time until the worst path carries again, for good";
            case PATH_LOST -> "Packets lost on the worst path";
            case SESSIONS_BROKEN -> "Sessions that did not survive";
            case DETECTION -> "Time until the monitoring raised its alert";
            case DECISION -> "Time from the alert to the declaration";
            case EXECUTION -> "Time from the declaration to service at the other site";
            case LATENCY_ADDED -> "How much later orders are acknowledged at the other site";
            case RTO_SITE -> "Time until the other site served the clients";
            case AVAILABILITY -> "Operations acknowledged in time";
            case RETURN_TO_NORMAL -> "Things that are not as before";
            case CHECKS_FAILED -> "Checks that did not hold";
            case DURATION -> "Time that all of it took";
            case BACKUP_AGE -> "Age of what was restored";
            case RESTORE_TIME -> "Time until what was restored takes writes";
            case ROWS_LOST -> "Rows that the backup has lost";
            case ROWS_ALTERED -> "Rows that the backup has otherwise";
            case ROWS_EXTRA -> "Rows that only the backup has";
            case ISOLATION_REACHED -> "Places reached from where it was restored";
        };
    }

    static String of(Estate.Kind kind) {
        return switch (kind) {
            case LAB -> "a lab";
            case SIMULATED -> "simulated, nothing real was touched";
            case PRODUCTION -> "production";
        };
    }

    static String of(Fidelity fidelity) {
        return switch (fidelity) {
            case GRACEFUL -> "graceful: a planned move";
            case CRASH -> "crash: the process dies, its host lives";
            case POWER -> "power: the host vanishes";
            case PARTITION -> "partition: packets are dropped, both sides live";
        };
    }
}
