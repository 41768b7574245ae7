package io.drillmaster.verdict;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.runbook.Measure;
import java.util.ArrayList;
import java.util.List;

/** What a drill says nothing about, in sentences. */
final class NotVerified {

    private NotVerified() {}

    static List<String> of(CaseFile drill) {
        List<String> told = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (drill.plan().objectives().stream().noneMatch(o -> o.measure() == measure)) {
                told.add("The runbook sets no objective for " + measure.key() + ".");
            }
        }
        drill.plan().injection().ifPresent(i -> told.add(fidelity(i.fidelity())));
        return told;
    }

    private static String fidelity(Fidelity fidelity) {
        return switch (fidelity) {
            case GRACEFUL -> "A disaster: the injection was graceful, a planned move.";
            case CRASH -> "The loss of a host: only a process was killed.";
            case POWER -> "A partition, in which both sides live on.";
            case PARTITION -> "The loss of a host: both sides lived on.";
        };
    }
}
