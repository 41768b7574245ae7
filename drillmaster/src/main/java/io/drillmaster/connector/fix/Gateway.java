package io.drillmaster.connector.fix;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the gateway that lets us in, trying one after the other, and speaks over its line. */
final class Gateway {

    /** What is done over a line that stands, before the deadline. */
    @FunctionalInterface
    interface Talk {
        Outcome over(Open open);
    }

    /**
     * A session that stands.
     *
     * @param took nanoseconds from the logon to its answer
     * @param passed what came of the gateways that were tried before
     */
    record Open(String host, Line line, long took, Deadline deadline, List<String> passed) {}

    private final FixGateways venue;
    private final Call call;
    private final Deadline deadline;

    Gateway(FixGateways venue, Call call) {
        this.venue = venue;
        this.call = call;
        this.deadline = Deadline.in(call.limit());
    }

    /**
     * Each gateway gets its share of the time that is left, so that one that hangs costs no more.
     */
    Outcome first(Talk talk) {
        List<String> passed = new ArrayList<>();
        boolean silent = false;
        for (int i = 0; i < venue.hosts().size(); i++) {
            String host = venue.hosts().get(i);
            Duration share = deadline.left().dividedBy(venue.hosts().size() - i);
            try (Line line = Line.to(venue, host, deadline.orIn(share))) {
                Optional<Heard> first = line.next(deadline.orIn(share));
                if (first.isPresent() && first.get() instanceof Heard.LoggedOn on) {
                    long took = on.answered() - on.sent();
                    return talk.over(new Open(host, line, took, deadline, List.copyOf(passed)));
                }
                silent |= first.isEmpty();
                passed.add(host + ": " + why(first));
            } catch (IOException e) {
                passed.add(host + ": " + e.getMessage());
            }
        }
        String why =
                "%s on %s: no gateway let %s in: %s"
                        .formatted(
                                call.verb(), call.on(), venue.sender(), String.join("; ", passed));
        return new Outcome.Refused(silent ? why + "; nothing but the logon has left" : why);
    }

    private static String why(Optional<Heard> first) {
        return switch (first.orElse(new Heard.Gone("it did not answer the logon in time"))) {
            case Heard.LoggedOut out ->
                    out.text().isEmpty() ? "it logged us out" : "it said no: " + out.text();
            case Heard.Gone gone -> gone.why();
            case Heard.LoggedOn _ -> "it let us in";
            case Heard.Told told ->
                    "it said " + Line.type(told.message()) + " instead of letting us in";
        };
    }
}
