package io.drillmaster.plan;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a fault may take with it that a client was told is safe. */
final class Loss {

    private static final String NONE = "0 transactions";

    private final Survey survey;
    private final Injection injection;

    Loss(Survey survey, Injection injection) {
        this.survey = survey;
        this.injection = injection;
    }

    List<Doubt> doubts(Objective objective, String database) {
        if (injection.fidelity() == Fidelity.GRACEFUL) {
            return objective.measure() == Measure.RPO_TIER1
                    ? List.of(graceful(objective))
                    : List.of();
        }
        List<Doubt> doubts = new ArrayList<>();
        Settings.of(survey, "patroni.settings", database)
                .flatMap(patroni -> asynchronous(objective, patroni))
                .ifPresent(doubts::add);
        Settings.of(survey, "postgres.settings", database)
                .ifPresent(postgres -> doubts.addAll(early(objective, postgres)));
        return doubts;
    }

    private Doubt graceful(Objective objective) {
        return new Doubt(
                objective.toString(),
                true,
                "unproven",
                "unproven",
                "injection: " + injection.verb(),
                "a graceful stop drains what a disaster would lose, so it can show nothing about"
                        + " loss; inject a crash, a power cut or a partition to prove it");
    }

    private static Optional<Doubt> asynchronous(Objective objective, Settings patroni) {
        if (!patroni.is("synchronous_mode", "off")) {
            return Optional.empty();
        }
        return Optional.of(
                new Doubt(
                        objective.toString(),
                        false,
                        NONE,
                        "whatever no replica had received, "
                                + patroni.told("maximum_lag_on_failover")
                                + " at most",
                        patroni.told("synchronous_mode"),
                        "a write is acknowledged before any replica holds it"));
    }

    /** Settings under which PostgreSQL says "committed" too early. */
    private List<Doubt> early(Objective objective, Settings postgres) {
        List<Doubt> doubts = new ArrayList<>();
        if (postgres.is("synchronous_commit", "off", "local")) {
            doubts.add(
                    new Doubt(
                            objective.toString(),
                            false,
                            NONE,
                            "whatever no replica had received",
                            postgres.told("synchronous_commit"),
                            "a commit does not wait for a replica"));
        }
        if (postgres.is("fsync", "off") && injection.fidelity() == Fidelity.POWER) {
            doubts.add(
                    new Doubt(
                            objective.toString(),
                            false,
                            NONE,
                            "the whole database of the host that lost its power",
                            postgres.told("fsync"),
                            "what was committed may never have reached a disk"));
        }
        return doubts;
    }
}
