package io.drillmaster.plan;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Quantity;
import java.util.Optional;

/**
 * How long clients cannot write after an injection, as the settings allow it, in nanoseconds; the
 * formulas stand in the reference of measures.
 *
 * @param setting the setting that decides most of it, with its value
 */
record Outage(double best, double worst, String setting, String why) {

    private static final double SECOND = 1e9;

    /** A leader that is asked to stop is looked at once a second by Patroni. */
    private static final double STOP = SECOND;

    /** A replica that won the race takes at most this long to become writable. */
    private static final double PROMOTION = 2 * SECOND;

    /** A PostgreSQL that was killed is seldom back sooner. */
    private static final double RESTART = SECOND / 2;

    /** Empty when the cluster manager did not tell its settings. */
    static Optional<Outage> of(Survey survey, Estate estate, String database, Fidelity fidelity) {
        return Settings.of(survey, "patroni.settings", database)
                .map(patroni -> {
                    double route =
                            estate.haproxy().keySet().stream()
                                    .map(edges -> routing(survey, edges))
                                    .reduce(0.0, Math::max);
                    return switch (fidelity) {
                        case GRACEFUL -> handOver(patroni, route);
                        case CRASH -> crash(patroni, route);
                        case POWER, PARTITION -> lease(patroni, route);
                    };
                });
    }

    private static Outage handOver(Settings patroni, double route) {
        double loop = patroni.time("loop_wait", 10);
        return new Outage(
                STOP,
                STOP + loop + PROMOTION + route,
                patroni.told("loop_wait"),
                "a hand-over waits for the leader to stop, for a replica's next round, and for the"
                        + " load balancers to follow");
    }

    /** Patroni's own worst case: loop_wait + primary_start_timeout + loop_wait, or one round. */
    private static Outage crash(Settings patroni, double route) {
        double loop = patroni.time("loop_wait", 10);
        double start = patroni.time("primary_start_timeout", 300);
        return start == 0
                ? new Outage(
                        RESTART,
                        loop + PROMOTION + route,
                        patroni.told("loop_wait"),
                        "the leader's Patroni notices at its next round that PostgreSQL died, and"
                                + " hands over at once")
                : new Outage(
                        RESTART,
                        loop + start + loop + route,
                        patroni.told("primary_start_timeout"),
                        "a leader whose PostgreSQL died is given this long to start again before"
                                + " a replica may take over");
    }

    /** The lease was renewed up to one round ago, and its end is noticed up to one round late. */
    private static Outage lease(Settings patroni, double route) {
        double loop = patroni.time("loop_wait", 10);
        double ttl = patroni.time("ttl", 30);
        return new Outage(
                Math.max(0, ttl - loop),
                ttl + loop + PROMOTION + route,
                patroni.told("ttl") + ", " + patroni.told("loop_wait"),
                "a leader that fell silent keeps the lead until its lease ends");
    }

    /** From the new leader's first good answer until an edge sends clients there. */
    private static double routing(Survey survey, String edges) {
        return Settings.of(survey, "haproxy.settings", edges)
                .map(each -> {
                    double inter = each.time("inter", 2);
                    double down = each.time("downinter", inter / SECOND);
                    double fast = each.time("fastinter", inter / SECOND);
                    return down + (Math.max(1, each.count("rise", 2)) - 1) * fast;
                })
                .orElse(0.0);
    }

    static String time(double nanos) {
        return new Quantity(nanos, Dimension.TIME).toString();
    }
}
