package io.drillmaster.connector.alertmanager;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Token;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Sends the test alerts of a drill, ends them, and looks what became of either. */
final class TestAlerts {

    private final Source source;
    private final InstantSource clock;

    TestAlerts(Source source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    Outcome push(Call call) {
        TestAlert alert;
        try {
            alert = TestAlert.of(call);
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(Source.what(call) + ": " + e.getMessage());
        }
        Instant now = now();
        Instant ends = now.plus(alert.lasts());
        Facts facts =
                Facts.of(
                        Map.of(
                                "mark", Token.of(call).text(),
                                "name", alert.labels().getOrDefault("alertname", ""),
                                "ends", ends.toString()));
        return source.post(
                call,
                TestAlert.json(alert.labels(), now, ends),
                Deadline.in(call.limit()),
                new Outcome.Done(facts));
    }

    /** One that is not there may have ended by itself since, so its absence proves nothing. */
    Outcome pushed(Call call) {
        String mark = Token.of(call).text();
        Source.Listing listing = source.list(call, Deadline.in(call.limit()));
        if (!listing.isRead()) {
            return unknown(listing.asked());
        }
        return listing.alerts().stream().anyMatch(each -> each.mark().equals(mark))
                ? new Outcome.Done(Facts.of(Map.of("mark", mark)))
                : new Outcome.Unknown(
                        "%s: no alert bears the mark %s; it was never sent, or has ended by itself"
                                .formatted(Source.what(call), mark));
    }

    Outcome end(Call call) {
        Deadline deadline = Deadline.in(call.limit());
        Source.Listing listing = source.list(call, deadline);
        Outcome done = listing.asked();
        List<Alert> ours = ours(call, listing);
        for (Alert each : ours) {
            if (done instanceof Outcome.Done) {
                String json = TestAlert.json(each.labels(), each.starts(), now());
                done = source.post(call, json, deadline, done);
            }
        }
        return done instanceof Outcome.Done ? ended(ours.size()) : done;
    }

    Outcome ended(Call call) {
        Source.Listing listing = source.list(call, Deadline.in(call.limit()));
        if (!listing.isRead()) {
            return unknown(listing.asked());
        }
        List<Alert> left = ours(call, listing);
        return left.isEmpty()
                ? ended(0)
                : new Outcome.Refused(
                        "%s: %d test alerts of this drill still fire"
                                .formatted(Source.what(call), left.size()));
    }

    private static Outcome ended(int count) {
        return new Outcome.Done(Facts.of(Map.of("ended", String.valueOf(count))));
    }

    /** Only what bears the mark of this drill; a call without one has none. */
    private static List<Alert> ours(Call call, Source.Listing listing) {
        String drill = Token.drill(call);
        return listing.alerts().stream()
                .filter(each -> !drill.isEmpty() && each.mark().startsWith(drill))
                .toList();
    }

    /** A look that did not succeed says nothing of the call that it looks for. */
    private static Outcome unknown(Outcome asked) {
        return asked instanceof Outcome.Refused refused
                ? new Outcome.Unknown(refused.why())
                : asked;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
