package io.drillmaster.connector.simulated;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Token;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Arms faults of the simulated estate to end by themselves in virtual time. */
final class SimulatedArming {

    private static final Duration TAKES = Duration.ofMillis(30);

    private final SimulatedEstate estate;

    SimulatedArming(SimulatedEstate estate) {
        this.estate = estate;
    }

    Outcome arm(Call call, Duration lease) {
        if (!call.verb().equals("network.isolate")) {
            return new Outcome.Refused("the simulated estate has no model of " + call.verb());
        }
        estate.clock().pass(TAKES);
        return off(call).orElseGet(() -> begin(call, lease));
    }

    Outcome renew(Call call, Duration lease) {
        estate.clock().pass(TAKES);
        return silent(call).or(() -> over(call)).orElseGet(() -> begin(call, lease));
    }

    private Optional<Outcome> over(Call call) {
        if (estate.leases().fired(token(call))) {
            return Optional.of(new Outcome.Refused("the fault has healed by itself already"));
        }
        return estate.leases().ends(token(call)).isPresent()
                ? Optional.empty()
                : Optional.of(new Outcome.Refused("it was never armed, or was disarmed"));
    }

    Outcome disarm(Call call) {
        return off(call)
                .orElseGet(() -> {
                    String fired = yes(estate.leases().fired(token(call)));
                    estate.leases().forget(token(call));
                    return told("no", 0, fired);
                });
    }

    Outcome armed(Call call) {
        return silent(call).orElseGet(() -> state(call));
    }

    private Outcome begin(Call call, Duration lease) {
        estate.arm(token(call), call.on(), lease);
        return state(call);
    }

    private Outcome state(Call call) {
        Optional<Long> ends = estate.leases().ends(token(call));
        long left = ends.map(at -> at - estate.clock().now()).orElse(0L);
        return told(yes(ends.isPresent()), left, yes(estate.leases().fired(token(call))));
    }

    private static Outcome told(String armed, long left, String fired) {
        String seconds = String.format(Locale.ROOT, "%.1fs", left / 1e9);
        return new Outcome.Done(Facts.of(Map.of("armed", armed, "left", seconds, "fired", fired)));
    }

    private Optional<Outcome> off(Call call) {
        return estate.powered(call.on())
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(call.on() + " does not answer"));
    }

    /** What is armed on a host that does not answer, nobody can tell. */
    private Optional<Outcome> silent(Call call) {
        return off(call).map(_ -> new Outcome.Unknown(call.on() + " does not answer"));
    }

    private static String token(Call call) {
        return Token.of(call).text();
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
