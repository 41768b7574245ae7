package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * From the injection to the first acknowledged client operation after which service stays good for
 * the plan's settle time.
 */
final class RtoDatabase {

    private RtoDatabase() {}

    static Measurement of(Evidence evidence) {
        Optional<Watched> ledger = evidence.watch(Kinds.LEDGER);
        if (ledger.isEmpty()) {
            return new Absent("the plan watches no client through " + Kinds.LEDGER, List.of());
        }
        return switch (evidence.injected()) {
            case Injected.Not not -> new Absent(not.why(), not.entries());
            case Injected.Took took -> of(evidence, took, ledger.get());
        };
    }

    private static Measurement of(Evidence evidence, Injected.Took took, Watched ledger) {
        List<Long> cited = new ArrayList<>(took.entries());
        cited.addAll(ledger.entries());
        Optional<CaptureRef> capture = ledger.capture(Kinds.LEDGER_CAPTURE);
        if (capture.isEmpty()) {
            return new Absent(
                    "there is no capture of the client's operations: "
                            + ledger.trouble().orElse("the watch brought none home"),
                    cited);
        }
        if (!ledger.clock().known()) {
            return new Absent(
                    "the vantage's clock was never aligned with the coordinator's", cited);
        }
        Recovery recovery =
                new Recovery(
                        ledger.clock().read(took.when()),
                        ledger.step().every().toNanos(),
                        evidence.plan().settle().toNanos());
        evidence.captures().operations(capture.get(), recovery::see);
        evidence.captures().operations(capture.get(), recovery::seeAgain);
        return told(evidence, recovery, cited);
    }

    private static Measurement told(Evidence evidence, Recovery recovery, List<Long> cited) {
        if (!recovery.bit()) {
            return unbitten(evidence, recovery, cited);
        }
        if (!recovery.recovered()) {
            return recovery.stayedGood() == 0
                    ? new Never(
                            "service did not come back before the watch ended: the last operation"
                                    + " still failed",
                            cited)
                    : new Absent(
                            String.format(
                                    Locale.ROOT,
                                    "service was good again, but was watched for only %.3f s after"
                                            + " that and must stay good for %.3f s",
                                    recovery.stayedGood() / 1e9,
                                    evidence.plan().settle().toNanos() / 1e9),
                            cited);
        }
        Bracket fault = recovery.fault();
        Bracket good = recovery.when();
        return new Interval(
                Math.max(0, good.from() - fault.to()),
                Math.max(0, good.to() - fault.from()),
                Dimension.TIME,
                cited,
                "from the injection to the first acknowledged write of the client that stayed good"
                        + " for "
                        + evidence.plan().settle().toMillis() / 1e3
                        + " s");
    }

    private static Measurement unbitten(Evidence evidence, Recovery recovery, List<Long> cited) {
        boolean graceful =
                evidence.plan()
                        .injection()
                        .map(i -> i.fidelity() == Fidelity.GRACEFUL)
                        .orElse(false);
        if (!graceful) {
            return new Absent(
                    "the injection did not bite: no operation of the client failed or stalled"
                            + " after it",
                    cited);
        }
        return new Interval(
                0,
                recovery.longestGap(),
                Dimension.TIME,
                cited,
                "no operation failed; the client was never without an acknowledgement for longer"
                        + " than the upper bound");
    }
}
