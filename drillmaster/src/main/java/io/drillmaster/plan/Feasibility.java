package io.drillmaster.plan;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.runbook.ErrorBudget;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which objectives the estate's own settings may not let it meet, before anything is done. */
final class Feasibility {

    private final Estate estate;
    private final Survey survey;
    private final Optional<Injection> injection;
    private final Set<String> struck;
    private final WatchedTime watched;

    Feasibility(Estate estate, Survey survey, Optional<Injection> injection, List<Phase> phases) {
        this.estate = estate;
        this.survey = survey;
        this.injection = injection;
        this.struck =
                injection.stream()
                        .flatMap(fault -> fault.each(phases).stream())
                        .map(Injection::on)
                        .collect(Collectors.toSet());
        this.watched = WatchedTime.of(phases);
    }

    List<Doubt> doubts(List<Objective> objectives) {
        return injection.map(fault -> doubts(objectives, fault)).orElse(List.of());
    }

    private List<Doubt> doubts(List<Objective> objectives, Injection fault) {
        List<Doubt> doubts = new ArrayList<>();
        for (Objective objective : objectives) {
            for (String database : hit()) {
                doubts.addAll(doubts(objective, database, fault));
            }
        }
        return doubts;
    }

    /** What the outage to expect takes of the error budgets, whether it is too much or not. */
    List<Burn> burns(List<Objective> objectives) {
        List<Burn> burns = new ArrayList<>();
        for (Objective objective : objectives) {
            for (ErrorBudget budget : ErrorBudget.of(objective).stream().toList()) {
                injection.stream()
                        .flatMap(fault -> outages(fault).stream())
                        .map(outage -> Burn.of(objective, budget, outage))
                        .forEach(burns::add);
            }
        }
        return burns;
    }

    private List<Outage> outages(Injection fault) {
        return hit().stream()
                .flatMap(database -> Outage.of(survey, estate, database, fault.fidelity()).stream())
                .toList();
    }

    /** The databases that the fault is about: those it names, or those with a host it names. */
    private List<String> hit() {
        return estate.databases().values().stream()
                .filter(each ->
                        struck.contains(each.name())
                                || each.members().stream().anyMatch(struck::contains))
                .map(Estate.Database::name)
                .toList();
    }

    private List<Doubt> doubts(Objective objective, String database, Injection fault) {
        return switch (objective.measure()) {
            case RTO_DATABASE -> recovery(objective, database, fault);
            case AVAILABILITY ->
                    Outage.of(survey, estate, database, fault.fidelity())
                            .flatMap(outage -> watched.doubt(objective, outage))
                            .stream()
                            .toList();
            case RPO_TIER1, WRITES_LOST -> new Loss(survey, fault).doubts(objective, database);
            case REPLICATION_RESTORED -> rejoin(objective, database, fault);
            case RTO_APP,
                    ORDERS_LOST,
                    ORDERS_DUPLICATED,
                    ORDERS_UNKNOWN,
                    LATENCY_ADDED,
                    POSITIONS_DIFFERING,
                    TWO_LEADERS,
                    WRITES_DUPLICATED,
                    WRITES_REORDERED,
                    WRITES_UNKNOWN,
                    ORPHANS_ACKNOWLEDGED,
                    TWO_WRITABLE_PRIMARIES,
                    RECONVERGED,
                    PATH_OUTAGE,
                    PATH_LOST,
                    SESSIONS_BROKEN,
                    DETECTION,
                    DECISION,
                    EXECUTION,
                    RTO_SITE,
                    RETURN_TO_NORMAL,
                    CHECKS_FAILED,
                    DURATION,
                    BACKUP_AGE,
                    RESTORE_TIME,
                    ROWS_LOST,
                    ROWS_ALTERED,
                    ROWS_EXTRA,
                    ISOLATION_REACHED ->
                    List.of();
        };
    }

    private List<Doubt> recovery(Objective objective, String database, Injection fault) {
        List<Doubt> doubts = new ArrayList<>();
        Outage.of(survey, estate, database, fault.fidelity())
                .flatMap(outage -> outage(objective, outage))
                .ifPresent(doubts::add);
        witness(objective, database).ifPresent(doubts::add);
        if (fault.fidelity() != Fidelity.GRACEFUL) {
            paused(objective, database).ifPresent(doubts::add);
            Settings.of(survey, "patroni.settings", database)
                    .flatMap(patroni -> hasty(objective, patroni))
                    .ifPresent(doubts::add);
        }
        return doubts;
    }

    private static Optional<Doubt> outage(Objective objective, Outage outage) {
        double target = objective.target().base();
        if (objective.comparator().holds(outage.worst(), target)) {
            return Optional.empty();
        }
        return Optional.of(
                new Doubt(
                        objective.toString(),
                        !objective.comparator().holds(outage.best(), target),
                        Outage.time(outage.best()),
                        Outage.time(outage.worst()),
                        outage.setting(),
                        outage.why()));
    }

    private Optional<Doubt> paused(Objective objective, String database) {
        return Settings.of(survey, "patroni.cluster", database)
                .filter(cluster -> cluster.is("paused", "yes"))
                .map(cluster ->
                        new Doubt(
                                objective.toString(),
                                true,
                                "never",
                                "never",
                                cluster.told("paused"),
                                "a cluster in maintenance mode does not fail over; end it"
                                        + " with `patronictl resume`"));
    }

    /** Two sites have no majority between them. */
    private Optional<Doubt> witness(Objective objective, String database) {
        Set<String> sites =
                estate.databases().values().stream()
                        .filter(each -> each.name().equals(database))
                        .flatMap(each -> each.members().stream())
                        .flatMap(member ->
                                estate.hosts().values().stream()
                                        .filter(host -> host.name().equals(member)))
                        .map(Estate.Host::site)
                        .collect(Collectors.toSet());
        if (sites.size() != 2 || estate.sites().containsValue("witness")) {
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

    /** Patroni's rule: loop_wait + 2 x retry_timeout must not exceed ttl. */
    private static Optional<Doubt> hasty(Objective objective, Settings patroni) {
        double ttl = patroni.time("ttl", 30);
        double needed = patroni.time("loop_wait", 10) + 2 * patroni.time("retry_timeout", 10);
        if (needed <= ttl) {
            return Optional.empty();
        }
        return Optional.of(
                new Doubt(
                        objective.toString(),
                        false,
                        "as measured",
                        "never, while the leader's store is slow",
                        patroni.told("ttl") + ", " + patroni.told("retry_timeout"),
                        "ttl must be at least loop_wait + 2 x retry_timeout, or a leader can lose"
                                + " its lease while it still tries to renew it"));
    }

    private List<Doubt> rejoin(Objective objective, String database, Injection fault) {
        if (fault.fidelity() == Fidelity.GRACEFUL) {
            return List.of();
        }
        boolean rewinds =
                Settings.of(survey, "patroni.settings", database)
                        .filter(patroni -> patroni.is("use_pg_rewind", "off"))
                        .isEmpty();
        boolean traced =
                Settings.of(survey, "postgres.settings", database)
                        .filter(postgres ->
                                postgres.is("wal_log_hints", "off")
                                        && postgres.is("data_checksums", "off"))
                        .isEmpty();
        if (rewinds && traced) {
            return List.of();
        }
        return List.of(
                new Doubt(
                        objective.toString(),
                        false,
                        "as measured",
                        "as long as a full copy takes, or never",
                        rewinds ? "wal_log_hints=off, data_checksums=off" : "use_pg_rewind=off",
                        "a former leader whose history forked can only be rewound with"
                                + " use_pg_rewind, and with wal_log_hints or data checksums"));
    }
}
