package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Outages;
import java.util.List;
import java.util.Optional;

/**
 * What the client went through after the injection, in nanoseconds of its vantage's clock.
 *
 * @param fault between which readings the fault took hold
 * @param recovered between which readings service was good again, for good
 * @param parts what the time went into; empty when it was not watched
 */
public record ClientOutage(Bracket fault, Bracket recovered, List<OutagePart> parts) {

    public ClientOutage {
        parts = List.copyOf(parts);
    }

    /**
     * What a client's operations show of a fault, as the verdict reads it; empty if service was not
     * seen to go and to come back for good.
     *
     * @param operations in the order they fell due; walked twice
     * @param outages all that are found in them
     * @param every the cadence, and {@code settle} how long service must stay good, in nanoseconds
     */
    public static Optional<ClientOutage> after(
            Bracket fault,
            Iterable<Operation> operations,
            Outages outages,
            long every,
            long settle) {
        Recovery recovery = Recovery.in(operations, outages, fault, every, settle);
        return of(recovery, List.of());
    }

    static Optional<ClientOutage> of(Recovery recovery, List<OutagePart> parts) {
        return recovery.state() == Recovery.State.BACK
                ? Optional.of(new ClientOutage(recovery.fault(), recovery.when(), parts))
                : Optional.empty();
    }

    /** From the fault to the recovery. */
    public Span length() {
        return Spans.between(fault, recovered);
    }
}
