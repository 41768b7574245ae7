package io.drillmaster.verdict;

import io.drillmaster.journal.CaptureRef;
import java.util.Optional;
import java.util.function.Consumer;

/** What the judge sees of the captures: streams of operations, never whole files in memory. */
public interface Captures {

    /** Hands over every operation of a capture in the order they fell due. */
    void operations(CaptureRef capture, Consumer<Tried> each);

    /** What became of the acknowledged writes, if the table could be read back. */
    Optional<Reconciled> reconciled(CaptureRef ledger, CaptureRef readback);
}
