package io.drillmaster.verdict;

import io.drillmaster.journal.CaptureRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the client fared after the injection, as its own capture shows it. */
sealed interface ClientView {

    /** The journal entries it rests on. */
    List<Long> entries();

    /** There is nothing to see it by. */
    record Unseen(String why, List<Long> entries) implements ClientView {}

    record Seen(Recovery recovery, List<Long> entries) implements ClientView {}

    static ClientView of(CaseFile drill, Client client) {
        Optional<Watched> ledger = drill.watch(client.watch());
        if (ledger.isEmpty()) {
            return new Unseen("the plan watches no client through " + client.watch(), List.of());
        }
        return switch (drill.injected()) {
            case Injected.Not not -> new Unseen(not.why(), not.entries());
            case Injected.Took took -> of(drill, client, took, ledger.get());
        };
    }

    private static ClientView of(
            CaseFile drill, Client client, Injected.Took took, Watched ledger) {
        List<Long> cited = new ArrayList<>(took.entries());
        cited.addAll(ledger.entries());
        Optional<CaptureRef> capture = ledger.capture(client.capture());
        if (capture.isEmpty()) {
            return new Unseen(ledger.without("the client's operations"), cited);
        }
        if (!ledger.clock().known()) {
            return new Unseen(
                    "the clock of the client's vantage was never aligned with the coordinator's",
                    cited);
        }
        Recovery recovery =
                Recovery.in(
                        drill.captures().operations(capture.get()),
                        drill.captures().outages(capture.get()),
                        ledger.clock().read(took.when()),
                        ledger.step().every().toNanos(),
                        drill.plan().settle().toNanos());
        return new Seen(recovery, cited);
    }
}
