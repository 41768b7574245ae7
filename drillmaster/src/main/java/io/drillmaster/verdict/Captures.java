package io.drillmaster.verdict;

import io.drillmaster.connector.Exhibit;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Outages;
import io.drillmaster.watch.Transition;
import java.util.List;
import java.util.Optional;

/**
 * What the judge sees of the captures; each throws {@link io.drillmaster.watch.CaptureDamaged} when
 * a capture cannot be trusted.
 */
public interface Captures {

    /** Every operation in the order it fell due; read as it is walked, never whole in memory. */
    Iterable<Operation> operations(CaptureRef capture);

    /** When its client got no service, whatever was done to it. */
    Outages outages(CaptureRef capture);

    /** What the members of a cluster told of their roles, and between which looks it changed. */
    List<Transition> transitions(CaptureRef capture);

    /** What became of the writes of a ledger. */
    Reconciled reconciled(CaptureRef ledger, CaptureRef readback);

    /**
     * The rows in an exhibit of a former leader: those of the client whose ledger this is, and
     * others.
     */
    OrphanIds orphans(Exhibit rows, CaptureRef ledger);

    /**
     * Why a file that the drill brought home proves nothing, in words that follow its name; empty
     * if it is as the journal names it.
     */
    Optional<String> trouble(Exhibit exhibit);
}
