package io.drillmaster.verdict;

import java.util.List;

/** What the time of an outage went into, as far as the cluster itself was watched. */
final class OutageParts {

    private OutageParts() {}

    static List<OutagePart> of(CaseFile drill, Recovery recovery) {
        return List.of();
    }
}
