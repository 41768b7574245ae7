package io.drillmaster.app.simulation;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What really reached the simulated estate, however much of it the coordinator got to know. */
final class Ledger {

    private final Map<String, Integer> acts = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    /**
     * A call that changes something arrived: it must be durable by now, and must be the first of
     * its mark that did anything.
     */
    void arrived(Call call, Outcome outcome, boolean written) {
        if (!written) {
            violations.add("not in the journal before it left: " + call);
        }
        int did = outcome instanceof Outcome.Refused ? 0 : 1;
        if (acts.merge(call.mark(), did, Integer::sum) > 1) {
            violations.add("performed twice: " + call);
        }
    }

    /** Whatever leaves the conductor, or lets it wait, finds all that was written durable. */
    void leaves(String what, boolean allIsDurable) {
        if (!allIsDurable) {
            violations.add("not all was durable before " + what);
        }
    }

    List<String> violations() {
        return violations;
    }

    int acts() {
        return acts.size();
    }
}
