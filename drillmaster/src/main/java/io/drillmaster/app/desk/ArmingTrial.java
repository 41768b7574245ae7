package io.drillmaster.app.desk;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.plan.Plan;
import io.drillmaster.plan.Survey;
import io.drillmaster.runbook.Step;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Arms what the lasting faults of a plan rely on, on their targets, and takes it away at once:
 * nothing strikes, but that it would end by itself was seen.
 */
final class ArmingTrial {

    private final Connectors connectors;

    ArmingTrial(Connectors connectors) {
        this.connectors = connectors;
    }

    /** The survey with the word {@code deadman HOST} for every host that was tried. */
    Survey of(Plan plan, Survey survey) {
        SortedMap<String, Facts> answers = new TreeMap<>(survey.answers());
        plan.steps().stream()
                .filter(Step.Act.class::isInstance)
                .map(Step.Act.class::cast)
                .filter(act -> act.expires().isPresent())
                .forEach(act ->
                        answers.merge("deadman " + act.on(), tried(act), ArmingTrial::worse));
        return new Survey(answers, survey.failures());
    }

    private static Facts worse(Facts one, Facts other) {
        return one.values().equals(told(true).values()) ? other : one;
    }

    private Facts tried(Step.Act act) {
        Call call =
                new Call(act.verb(), act.on(), act.with(), act.limit()).marked("trial/" + act.id());
        boolean armed = isDone(connectors.arm(call, act.expires().orElseThrow()));
        boolean seen = armed && saysArmed(connectors.armed(call));
        boolean disarmed = isDone(connectors.disarm(call));
        connectors.forget(call);
        return told(seen && disarmed);
    }

    private static boolean saysArmed(Outcome outcome) {
        return outcome instanceof Outcome.Done done
                && done.facts().get("armed").filter("yes"::equals).isPresent();
    }

    private static boolean isDone(Outcome outcome) {
        return outcome instanceof Outcome.Done;
    }

    private static Facts told(boolean arms) {
        return Facts.of(Map.of("arms", arms ? "yes" : "no"));
    }
}
