package io.drillmaster.verdict;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Objective;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Grades a drill from what was promised, what was journalled and what the watches saw. */
public final class Judge {

    /** What is true of a drill in which nothing was broken, too. */
    private static final Set<Measure> NEED_NO_INJECTION =
            EnumSet.of(
                    Measure.RETURN_TO_NORMAL,
                    Measure.CHECKS_FAILED,
                    Measure.DURATION,
                    Measure.BACKUP_AGE,
                    Measure.RESTORE_TIME,
                    Measure.ROWS_LOST,
                    Measure.ROWS_ALTERED,
                    Measure.ROWS_EXTRA,
                    Measure.ISOLATION_REACHED,
                    Measure.POSITIONS_DIFFERING);

    private Judge() {}

    /** Judges; the same arguments always give the same scorecard. */
    public static Scorecard judge(Plan plan, List<Entry> entries, Captures captures) {
        CaseFile drill = new CaseFile(plan, entries, captures);
        Map<Client, ClientView> views = new EnumMap<>(Client.class);
        for (Client client : Client.values()) {
            views.put(client, view(drill, client));
        }
        List<Finding> findings =
                plan.objectives().stream().map(objective -> find(drill, views, objective)).toList();
        Ending ending = Ending.FAILED;
        String why = "its journal has no end";
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.Closed closed) {
                ending = closed.ending();
                why = closed.why();
            }
        }
        List<Exhibited> exhibits = Exhibited.in(entries, captures);
        return new Scorecard(
                Ruling.worst(findings, ending, why),
                findings,
                outage(drill, of(views, drill.watched())),
                drill.leftovers(),
                exhibits,
                Orphaned.in(drill),
                NotVerified.of(drill, exhibits));
    }

    private static Finding find(
            CaseFile drill, Map<Client, ClientView> views, Objective objective) {
        Measurement measurement = measure(drill, views, objective);
        Verdict verdict = Ruling.on(objective, measurement);
        return new Finding(
                objective,
                measurement,
                NEED_NO_INJECTION.contains(objective.measure())
                        ? named(measurement, verdict)
                        : tested(drill, of(views, client(drill, objective)), objective, verdict));
    }

    /** Who reads that something is left must not have to look for what. */
    private static Verdict named(Measurement measurement, Verdict verdict) {
        return verdict instanceof Verdict.Missed
                        && measurement instanceof Measurement.Interval interval
                ? new Verdict.Missed(interval.note())
                : verdict;
    }

    private static ClientView of(Map<Client, ClientView> views, Client client) {
        return Objects.requireNonNull(views.get(client));
    }

    /** Whom an objective is about. */
    private static Client client(CaseFile drill, Objective objective) {
        return switch (objective.measure()) {
            case RTO_DATABASE,
                    RPO_TIER1,
                    WRITES_LOST,
                    WRITES_DUPLICATED,
                    WRITES_REORDERED,
                    WRITES_UNKNOWN,
                    ORPHANS_ACKNOWLEDGED,
                    TWO_WRITABLE_PRIMARIES,
                    REPLICATION_RESTORED ->
                    Client.WRITES;
            case RTO_APP,
                    ORDERS_LOST,
                    ORDERS_DUPLICATED,
                    ORDERS_UNKNOWN,
                    LATENCY_ADDED,
                    TWO_LEADERS ->
                    Client.ORDERS;
            case AVAILABILITY,
                    DETECTION,
                    DECISION,
                    EXECUTION,
                    RTO_SITE,
                    RECONVERGED,
                    PATH_OUTAGE,
                    PATH_LOST,
                    SESSIONS_BROKEN,
                    POSITIONS_DIFFERING,
                    RETURN_TO_NORMAL,
                    CHECKS_FAILED,
                    DURATION,
                    BACKUP_AGE,
                    RESTORE_TIME,
                    ROWS_LOST,
                    ROWS_ALTERED,
                    ROWS_EXTRA,
                    ISOLATION_REACHED ->
                    drill.watched();
        };
    }

    private static ClientView view(CaseFile drill, Client client) {
        try {
            return ClientView.of(drill, client);
        } catch (RuntimeException e) {
            return new ClientView.Unseen(broke(e), List.of());
        }
    }

    private static Optional<ClientOutage> outage(CaseFile drill, ClientView view) {
        return switch (view) {
            case ClientView.Unseen _ -> Optional.empty();
            case ClientView.Seen seen ->
                    ClientOutage.of(seen.recovery(), parts(drill, seen.recovery()));
        };
    }

    /** The parts inform and are not graded, so that their failure costs nothing but them. */
    private static List<OutagePart> parts(CaseFile drill, Recovery recovery) {
        try {
            return OutageParts.of(drill, recovery);
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static String broke(RuntimeException e) {
        return "the measure broke off, so nothing is known: " + e.getMessage();
    }

    /** A measure that crashes has measured nothing. */
    private static Measurement measure(
            CaseFile drill, Map<Client, ClientView> views, Objective objective) {
        Client client = client(drill, objective);
        try {
            return switch (objective.measure()) {
                case RTO_DATABASE, RTO_APP -> Recovered.of(drill, client, of(views, client));
                case RPO_TIER1, WRITES_LOST, ORDERS_LOST -> Tallies.lost(drill, client);
                case WRITES_DUPLICATED, ORDERS_DUPLICATED -> Tallies.duplicated(drill, client);
                case WRITES_REORDERED -> Tallies.reordered(drill, client);
                case WRITES_UNKNOWN, ORDERS_UNKNOWN -> Tallies.unknown(drill, client);
                case ORPHANS_ACKNOWLEDGED -> Orphaned.acknowledged(drill);
                case TWO_WRITABLE_PRIMARIES -> TwoPrimaries.of(drill);
                case REPLICATION_RESTORED -> Restored.replication(drill);
                case RECONVERGED -> Restored.convergence(drill);
                case PATH_LOST -> Paths.lost(drill);
                case PATH_OUTAGE -> Paths.outage(drill);
                case SESSIONS_BROKEN -> Sessions.broken(drill);
                case DETECTION -> Detection.of(drill);
                case DECISION -> Declaration.decision(drill);
                case EXECUTION -> Declaration.execution(drill);
                case LATENCY_ADDED -> AddedLatency.of(drill);
                case RTO_SITE -> WholeSite.of(Restored.site(drill), clients(drill, views));
                case TWO_LEADERS -> TwoLeaders.of(drill);
                case POSITIONS_DIFFERING -> Positions.of(drill);
                case AVAILABILITY -> Availability.of(drill, objective);
                case RETURN_TO_NORMAL -> Returned.of(drill.leftovers());
                case CHECKS_FAILED -> Checks.of(drill);
                case DURATION -> WholeTime.of(drill);
                case BACKUP_AGE -> BackupAge.of(drill);
                case RESTORE_TIME -> RestoreTime.of(drill);
                case ROWS_LOST -> Rows.lost(drill);
                case ROWS_ALTERED -> Rows.altered(drill);
                case ROWS_EXTRA -> Rows.extra(drill);
                case ISOLATION_REACHED -> Isolation.of(drill);
            };
        } catch (RuntimeException e) {
            return new Measurement.Absent(broke(e), List.of());
        }
    }

    /** When each client that is watched was served again. */
    private static List<Measurement> clients(CaseFile drill, Map<Client, ClientView> views) {
        return Stream.of(Client.values())
                .filter(client -> drill.watch(client.watch()).isPresent())
                .map(client -> Recovered.of(drill, client, of(views, client)))
                .toList();
    }

    /** What was not put to the test is not met. */
    private static Verdict tested(
            CaseFile drill, ClientView view, Objective objective, Verdict verdict) {
        // An alert that the fault raised shows that it bit.
        if (!(verdict instanceof Verdict.Met)
                || objective.measure() == Measure.AVAILABILITY
                || objective.measure() == Measure.DETECTION) {
            return verdict;
        }
        if (drill.injected() instanceof Injected.Not not) {
            return new Verdict.Unproven("it was not put to the test: " + not.why());
        }
        boolean graceful = drill.graceful();
        if (graceful && objective.measure() == Measure.RPO_TIER1) {
            return new Verdict.Unproven(
                    "by fidelity: a graceful move drains its log to the standby before it stops, so"
                            + " it loses nothing by construction; only a crash, power or partition"
                            + " injection can show what a disaster loses");
        }
        boolean unharmed =
                view instanceof ClientView.Seen seen
                        && seen.recovery().state() == Recovery.State.UNHARMED;
        return unharmed && !graceful
                ? new Verdict.Unproven(
                        "it was not put to the test: the injection did not bite, no operation of"
                                + " the client failed or stalled after it")
                : verdict;
    }
}
