package io.drillmaster.verdict;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a step that performs a certain verb was told, by an act or by a look.
 *
 * @param entry where the journal has it
 */
record Told(Entry entry, Outcome outcome) {

    /** All of it, in order; of an act in doubt, what was settled. */
    static List<Told> of(CaseFile drill, String verb) {
        Set<String> steps = steps(drill, verb);
        List<Told> all = new ArrayList<>();
        for (Entry entry : drill.entries()) {
            outcome(entry.event(), steps).ifPresent(outcome -> all.add(new Told(entry, outcome)));
        }
        return all;
    }

    static Set<String> steps(CaseFile drill, String verb) {
        return drill.plan().steps().stream()
                .filter(step ->
                        switch (step) {
                            case Step.Act act -> act.verb().equals(verb);
                            case Step.Await await -> await.verb().equals(verb);
                            case Step.Ask _,
                                    Step.Watch _,
                                    Step.Hold _,
                                    Step.FanOut _,
                                    Step.Sealed _ ->
                                    false;
                        })
                .map(Step::id)
                .collect(Collectors.toSet());
    }

    /** The last that was an answer. */
    static Optional<Told> last(CaseFile drill, String verb) {
        return of(drill, verb).stream()
                .filter(each -> each.outcome() instanceof Outcome.Done)
                .reduce((_, last) -> last);
    }

    private static Optional<Outcome> outcome(Event event, Set<String> steps) {
        return switch (event) {
            case Event.Answered(String step, Purpose purpose, Outcome outcome)
                    when purpose == Purpose.ACT && steps.contains(step) ->
                    Optional.of(outcome);
            case Event.Settled(String step, Purpose purpose, Outcome outcome)
                    when purpose == Purpose.ACT && steps.contains(step) ->
                    Optional.of(outcome);
            case Event.Looked looked when steps.contains(looked.step()) ->
                    Optional.of(looked.outcome());
            default -> Optional.empty();
        };
    }

    Facts facts() {
        return outcome instanceof Outcome.Done done ? done.facts() : Facts.NONE;
    }

    Optional<Double> amount(String fact) {
        return facts().get(fact).flatMap(Quantity::parse).map(Quantity::base);
    }

    List<Long> cited() {
        return List.of(entry.number());
    }
}
