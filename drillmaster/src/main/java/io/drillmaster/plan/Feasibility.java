package io.drillmaster.plan;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Quantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which objectives the estate's own settings may not let it meet, before anything is done. */
final class Feasibility {

    private static final double SECOND = 1e9;

    /** What promoting a replica takes beyond the cluster manager's own waits. */
    private static final double PROMOTION = 2 * SECOND;

    private final Estate estate;
    private final Survey survey;
    private final Optional<Injection> injection;

    private record Range(double best, double worst, String setting, String why) {}

    Feasibility(Estate estate, Survey survey, Optional<Injection> injection) {
        this.estate = estate;
        this.survey = survey;
        this.injection = injection;
    }

    List<Doubt> doubts(List<Objective> objectives) {
        List<Doubt> doubts = new ArrayList<>();
        for (Objective objective : objectives) {
            for (String database : estate.databases().keySet()) {
                if (objective.measure() == Measure.RTO_DATABASE) {
                    outage(database)
                            .flatMap(range -> doubt(objective, range))
                            .ifPresent(doubts::add);
                    witness(objective, database).ifPresent(doubts::add);
                }
                if (objective.measure() == Measure.RPO_TIER1) {
                    loss(objective, database).ifPresent(doubts::add);
                }
            }
        }
        return doubts;
    }

    private Optional<Doubt> doubt(Objective objective, Range range) {
        double target = objective.target().base();
        if (objective.comparator().holds(range.worst(), target)) {
            return Optional.empty();
        }
        return Optional.of(
                new Doubt(
                        objective.toString(),
                        !objective.comparator().holds(range.best(), target),
                        time(range.best()),
                        time(range.worst()),
                        range.setting(),
                        range.why()));
    }

    private static String time(double nanos) {
        return new Quantity(nanos, Dimension.TIME).toString();
    }

    private Optional<Range> outage(String database) {
        Optional<Facts> found = survey.of("patroni.settings", database);
        if (found.isEmpty() || injection.isEmpty()) {
            return Optional.empty();
        }
        Facts facts = found.get();
        double loop = nanos(facts, "loop_wait", 10);
        double routing = routing();
        return Optional.of(
                switch (injection.get().fidelity()) {
                    case POWER, PARTITION -> lease(facts, loop, routing);
                    case CRASH -> start(facts, loop, routing);
                    case GRACEFUL ->
                            new Range(
                                    SECOND,
                                    loop + PROMOTION + routing,
                                    "loop_wait=" + time(loop),
                                    "a hand-over waits for the leader to stop and for the load"
                                            + " balancers to follow");
                });
    }

    /** The lease was renewed up to one round ago, and its end is noticed up to one round late. */
    private static Range lease(Facts facts, double loop, double routing) {
        double ttl = nanos(facts, "ttl", 30);
        return new Range(
                ttl - loop,
                ttl + loop + PROMOTION + routing,
                "ttl=" + time(ttl) + ", loop_wait=" + time(loop),
                "a silent leader keeps the lead until its lease ends");
    }

    /** The former leader is given this long to start again before anybody else may lead. */
    private static Range start(Facts facts, double loop, double routing) {
        double timeout = nanos(facts, "primary_start_timeout", 300);
        return new Range(
                SECOND / 2,
                loop + timeout + loop + routing,
                "primary_start_timeout=" + time(timeout),
                "a leader whose PostgreSQL died is given this long to start again before a replica"
                        + " may take over");
    }

    private double routing() {
        double worst = 0;
        for (String edges : estate.haproxy().keySet()) {
            Optional<Facts> facts = survey.of("haproxy.settings", edges);
            if (facts.isPresent()) {
                double inter =
                        Math.max(
                                nanos(facts.get(), "inter", 2), nanos(facts.get(), "downinter", 2));
                worst = Math.max(worst, inter * count(facts.get(), "rise") + inter);
            }
        }
        return worst;
    }

    private Optional<Doubt> loss(Objective objective, String database) {
        if (injection.isPresent() && injection.get().fidelity() == Fidelity.GRACEFUL) {
            return Optional.of(
                    new Doubt(
                            objective.toString(),
                            true,
                            "unproven",
                            "unproven",
                            "injection: " + injection.get().verb(),
                            "a graceful stop drains what a disaster would lose, so it can show"
                                    + " nothing about loss"));
        }
        Optional<String> mode =
                survey.of("patroni.settings", database)
                        .flatMap(facts -> facts.get("synchronous_mode"));
        if (mode.isPresent() && mode.get().equals("off")) {
            return Optional.of(asynchronous(objective, "synchronous_mode=off"));
        }
        Optional<String> commit =
                survey.of("postgres.settings", database)
                        .flatMap(facts -> facts.get("synchronous_commit"))
                        .filter(value -> value.equals("off") || value.equals("local"));
        return commit.map(value -> asynchronous(objective, "synchronous_commit=" + value));
    }

    private static Doubt asynchronous(Objective objective, String setting) {
        return new Doubt(
                objective.toString(),
                false,
                "0 transactions",
                "whatever the replica had not received",
                setting,
                "a write is acknowledged before any replica holds it");
    }

    /** Two sites have no majority between them. */
    private Optional<Doubt> witness(Objective objective, String database) {
        Set<String> sites = new HashSet<>();
        Estate.Database found = estate.databases().get(database);
        if (found != null) {
            for (String member : found.members()) {
                Estate.Host host = estate.hosts().get(member);
                if (host != null) {
                    sites.add(host.site());
                }
            }
        }
        boolean witness = estate.sites().containsValue("witness");
        if (sites.size() != 2 || witness) {
            return Optional.empty();
        }
        return Optional.of(
                new Doubt(
                        objective.toString(),
                        false,
                        "as measured",
                        "never",
                        "sites: no witness",
                        "two sites have no majority: losing the one with more votes stops the"
                                + " other; a third site with a vote is needed"));
    }

    private static double nanos(Facts facts, String name, double secondsByDefault) {
        return facts.get(name)
                .flatMap(Quantity::parse)
                .filter(each -> each.dimension() == Dimension.TIME)
                .map(Quantity::base)
                .orElse(secondsByDefault * SECOND);
    }

    private static double count(Facts facts, String name) {
        return facts.get(name).flatMap(Quantity::parse).map(Quantity::base).orElse(1.0);
    }
}
