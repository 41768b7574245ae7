package io.drillmaster.verdict;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a drill says nothing about, in sentences. */
final class NotVerified {

    private NotVerified() {}

    static List<String> of(CaseFile drill, List<Exhibited> exhibits) {
        List<String> told = new ArrayList<>();
        Plan plan = drill.plan();
        if (plan.kind() == Estate.Kind.SIMULATED) {
            told.add("Anything about a real estate: this was a rehearsal on a simulated one.");
        }
        plan.injection()
                .ifPresentOrElse(
                        i -> told.add(fidelity(i.fidelity())),
                        () -> told.add("What a failure would do: nothing was broken."));
        neverRan(drill, told);
        people(drill, told);
        client(drill, told);
        measures(plan, told);
        normal(drill.leftovers(), told);
        exhibits(exhibits, told);
        told.add(
                "What comes next time: one drill in which everything is met still allows a true"
                        + " rate of failure of up to 95 % (with 95 % confidence).");
        return told;
    }

    private static String fidelity(Fidelity fidelity) {
        return switch (fidelity) {
            case GRACEFUL ->
                    "A disaster of any kind, and what it would lose: the injection was graceful, a"
                        + " planned move that drains its log first. Its recovery time is that of a"
                        + " planned move only.";
            case CRASH ->
                    "The loss of a host or of its disk: only a process was killed, and the page"
                            + " cache of its host lived on.";
            case POWER -> "A partition, in which both sides live on and may both take writes.";
            case PARTITION -> "The loss of a host or of its disk: both sides lived on.";
        };
    }

    private static void neverRan(CaseFile drill, List<String> told) {
        Set<String> ran =
                drill.entries().stream()
                        .filter(e -> e.event() instanceof Event.StepBegan)
                        .map(e -> ((Event.StepBegan) e.event()).step())
                        .collect(Collectors.toSet());
        String missing =
                drill.plan().phases().stream()
                        .flatMap(phase -> phase.steps().stream())
                        .flatMap(step -> neverRan(step, ran).stream())
                        .collect(Collectors.joining("; "));
        if (!missing.isEmpty()) {
            told.add("Steps that never ran: " + missing + ".");
        }
    }

    /** What never ran on a hundred hosts is one thing that never ran. */
    private static Optional<String> neverRan(Step step, Set<String> ran) {
        String name = step.id() + " " + step.title();
        List<Step> parts = step.parts();
        long missing = parts.stream().filter(s -> !ran.contains(s.id())).count();
        if (missing == 0) {
            return Optional.empty();
        }
        return Optional.of(
                parts.size() == 1 || missing == parts.size()
                        ? name
                        : name + " on " + missing + " of " + parts.size() + " hosts");
    }

    private static void people(CaseFile drill, List<String> told) {
        if (drill.plan().crew().noPersons()) {
            told.add(
                    "Whether people are at hand, and how long they take to decide: stand-ins held"
                            + " every role.");
        } else if (drill.entries().stream()
                .anyMatch(e -> e.event() instanceof Event.Replied r && r.standIn())) {
            told.add("How long people take to decide where a stand-in answered for them.");
        }
    }

    private static void client(CaseFile drill, List<String> told) {
        if (drill.clientWatch().isEmpty()) {
            told.add("What clients went through: no client was watched.");
            return;
        }
        Watched ledger = drill.clientWatch().get();
        String through = ledger.facts().getOrDefault("endpoint", "");
        told.add(
                "Clients elsewhere: one client's path was watched, from the vantage to "
                        + ledger.step().on()
                        + (through.isEmpty() ? "" : " through " + through)
                        + ". "
                        + drill.watched().limits());
        told.add(
                "Anything that lasts less than the cadence of looking, "
                        + Quantity.of(ledger.step().every())
                        + " for the client"
                        + drill.watch(Kinds.SENTINEL)
                                .map(w -> " and " + Quantity.of(w.step().every()) + " for members")
                                .orElse("")
                        + ".");
        otherTargets(drill.plan(), ledger, told);
    }

    private static void otherTargets(Plan plan, Watched ledger, List<String> told) {
        boolean roles =
                plan.steps().stream()
                        .anyMatch(s ->
                                s instanceof Step.Watch w
                                        && List.of(Kinds.ROLES, Kinds.LEADS).contains(w.kind()));
        if (!roles) {
            told.add(
                    "What the time of an outage went into: nobody watched who leads "
                            + ledger.step().on()
                            + ".");
        }
    }

    private static void normal(Leftovers left, List<String> told) {
        if (left.looks() > 0) {
            told.add(
                    "Whether the estate is as before where nobody looked: what tables hold, files"
                            + " of data and logs, what runs outside systemd.");
        }
    }

    private static void exhibits(List<Exhibited> exhibits, List<String> told) {
        for (Exhibited each : exhibits) {
            each.trouble()
                    .ifPresent(trouble ->
                            told.add(
                                    "What %s held, which step %s brought home: it %s."
                                            .formatted(
                                                    each.exhibit().file(), each.step(), trouble)));
        }
    }

    private static void measures(Plan plan, List<String> told) {
        String unpromised =
                Arrays.stream(Measure.values())
                        .filter(m -> plan.objectives().stream().noneMatch(o -> o.measure() == m))
                        .map(Measure::key)
                        .collect(Collectors.joining(", "));
        if (!unpromised.isEmpty()) {
            told.add("Measures for which the runbook sets no objective: " + unpromised + ".");
        }
    }
}
