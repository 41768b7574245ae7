package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** When the drill itself restarted something on a host, from each call to its answer. */
final class Restarts {

    private static final String VERB = "systemd.restart";

    private Restarts() {}

    /** On the clock of whoever watched; none where that cannot be compared. */
    static List<Bracket> of(CaseFile drill, String host, VantageClock clock) {
        if (!clock.known()) {
            return List.of();
        }
        Set<String> steps = steps(drill, host);
        List<Bracket> all = new ArrayList<>();
        Optional<Bracket> called = Optional.empty();
        for (Entry entry : drill.entries()) {
            switch (entry.event()) {
                case Event.Called(String step, Purpose purpose, _)
                        when purpose == Purpose.ACT && steps.contains(step) ->
                        called = drill.axis().at(entry.at());
                case Event.Answered(String step, Purpose purpose, Outcome.Done _)
                        when purpose == Purpose.ACT && steps.contains(step) -> {
                    Optional<Bracket> from = called;
                    drill.axis()
                            .at(entry.at())
                            .flatMap(to -> from.map(it -> new Bracket(it.from(), to.to())))
                            .ifPresent(bracket -> all.add(clock.read(bracket)));
                }
                default -> {}
            }
        }
        return all;
    }

    private static Set<String> steps(CaseFile drill, String host) {
        return drill.plan().steps().stream()
                .filter(step ->
                        step instanceof Step.Act act
                                && act.verb().equals(VERB)
                                && act.on().equals(host))
                .map(Step::id)
                .collect(Collectors.toSet());
    }
}
