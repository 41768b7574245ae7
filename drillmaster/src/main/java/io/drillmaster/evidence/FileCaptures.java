package io.drillmaster.evidence;

import io.drillmaster.connector.Exhibit;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.verdict.Captures;
import io.drillmaster.verdict.OrphanIds;
import io.drillmaster.verdict.Reconciled;
import io.drillmaster.watch.Capture;
import io.drillmaster.watch.CaptureDamaged;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Outages;
import io.drillmaster.watch.Readback;
import io.drillmaster.watch.Reconciler;
import io.drillmaster.watch.Reconciliation;
import io.drillmaster.watch.Transition;
import io.drillmaster.watch.Transitions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The captures in a drill's folder, each held against the digest that the journal gives it. */
public final class FileCaptures implements Captures {

    private final Path folder;
    private final Map<String, Capture> opened = new LinkedHashMap<>();
    private final Map<String, Outages> outages = new LinkedHashMap<>();

    public FileCaptures(Path folder) {
        this.folder = folder;
    }

    @Override
    public Iterable<Operation> operations(CaptureRef capture) {
        return open(capture);
    }

    /** The packed bytes stay in memory, the operations do not. */
    private Capture open(CaptureRef capture) {
        return opened.computeIfAbsent(capture.sha256(), _ -> Capture.open(folder, capture));
    }

    @Override
    public Outages outages(CaptureRef capture) {
        return outages.computeIfAbsent(capture.sha256(), _ -> Outages.in(open(capture)));
    }

    @Override
    public List<Transition> transitions(CaptureRef capture) {
        return Transitions.open(folder, capture).changes();
    }

    @Override
    public Reconciled reconciled(CaptureRef ledger, CaptureRef readback) {
        Reconciliation found = Reconciler.reconcile(open(ledger), Readback.open(folder, readback));
        return new Reconciled(
                found.acknowledged(),
                found.lost().count(),
                found.duplicated().count(),
                found.reordered().count(),
                found.unknown());
    }

    @Override
    public OrphanIds orphans(Exhibit rows, CaptureRef ledger) {
        ExhibitFile file =
                ExhibitFile.in(folder, rows)
                        .orElseThrow(() ->
                                new CaptureDamaged(rows.file() + " is no name of an exhibit"));
        file.trouble()
                .ifPresent(why -> {
                    throw new CaptureDamaged(rows.file() + " " + why);
                });
        return LedgerRows.read(file.file(), open(ledger).head().stream());
    }

    @Override
    public Optional<String> trouble(Exhibit exhibit) {
        return ExhibitFile.in(folder, exhibit)
                .map(ExhibitFile::trouble)
                .orElseGet(() -> Optional.of("is no name of an exhibit"));
    }
}
