package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import java.util.List;
import java.util.Map;

/** Looks at the estate as a whole, when no call of the drill is without its answer. */
final class WholeLook {

    private final Connectors connectors;
    private final Inquiry inquiry;

    WholeLook(Connectors connectors, Inquiry inquiry) {
        this.connectors = connectors;
        this.inquiry = inquiry;
    }

    /** What was left on hosts to settle calls by is taken away first, or it would be found. */
    Map<Call, Outcome> look(List<Entry> entries, List<Call> calls) {
        entries.stream()
                .filter(entry -> entry.event() instanceof Event.Called)
                .map(entry -> ((Event.Called) entry.event()).call())
                .distinct()
                .forEach(connectors::forget);
        return inquiry.ask(calls);
    }
}
