package io.drillmaster.verdict;

import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Quantity;
import java.util.Optional;

/** An objective as a runbook writes it. */
final class Promise {

    private Promise() {}

    static Objective of(String text) {
        String[] parts = text.split(" ", 3);
        String[] bound = parts[2].split(" over ", 2);
        return new Objective(
                Measure.of(parts[0]).orElseThrow(),
                Comparator.of(parts[1]).orElseThrow(),
                Quantity.parse(bound[0]).orElseThrow(),
                bound.length == 1
                        ? Optional.empty()
                        : Quantity.parse(bound[1]).map(Quantity::duration));
    }
}
