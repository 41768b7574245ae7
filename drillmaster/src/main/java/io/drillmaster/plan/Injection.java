package io.drillmaster.plan;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import java.util.List;

/**
 * The fault a plan injects: the step that does it, on what, and how like a disaster it is.
 *
 * @param on a name, or the group of hosts that are struck together
 */
public record Injection(String step, String verb, String on, Fidelity fidelity) {

    /** The same, for each host that is struck. */
    List<Injection> each(List<Phase> phases) {
        List<Injection> each =
                phases.stream()
                        .flatMap(phase -> phase.steps().stream())
                        .filter(one -> one.id().equals(step))
                        .flatMap(one -> one.parts().stream())
                        .filter(Step.Act.class::isInstance)
                        .map(Step.Act.class::cast)
                        .map(act -> new Injection(act.id(), act.verb(), act.on(), fidelity))
                        .toList();
        return each.isEmpty() ? List.of(this) : each;
    }
}
