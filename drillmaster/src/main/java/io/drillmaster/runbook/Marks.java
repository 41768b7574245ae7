package io.drillmaster.runbook;

import java.util.List;
import java.util.Optional;

/** The marks that measures know; a runbook may set others for people to see. */
final class Marks {

    /** The instant from which an outage is measured: the injection. */
    static final String FAILED = "failed";

    /** The instant at which every replica streams again. */
    static final String REPLICATION_RESTORED = "replication-restored";

    /** The instant at which routes, names or addresses are where they go after the fault. */
    static final String RECONVERGED = "reconverged";

    /** The look that saw an alert fire; the alert tells when it began to. */
    static final String DETECTED = "detected";

    /** The answer of the person who declares that the site is lost. */
    static final String DECLARED = "declared";

    /** The look that saw the other site take over the whole service. */
    static final String RECOVERED = "recovered";

    static final List<String> KNOWN =
            List.of(FAILED, REPLICATION_RESTORED, RECONVERGED, DETECTED, DECLARED, RECOVERED);

    private Marks() {}

    static boolean injects(Step step) {
        return step instanceof Step.Act act && act.marks().equals(Optional.of(FAILED));
    }
}
