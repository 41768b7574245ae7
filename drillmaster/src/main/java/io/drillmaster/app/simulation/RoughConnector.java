package io.drillmaster.app.simulation;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Expires;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Settles;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.simulated.SimulatedConnector;
import io.drillmaster.engine.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The road to the simulated estate: answers are lost or late, and the process dies inside calls.
 */
final class RoughConnector implements Connector, Settles, Expires {

    private final SimulatedConnector inner;
    private final Chaos chaos;
    private final VirtualTime time;
    private final BiConsumer<Call, Outcome> arrivals;

    /**
     * @param arrivals is told of every call that changes something, and what it did
     */
    RoughConnector(
            SimulatedConnector inner,
            Chaos chaos,
            VirtualTime time,
            BiConsumer<Call, Outcome> arrivals) {
        this.inner = inner;
        this.chaos = chaos;
        this.time = time;
        this.arrivals = arrivals;
    }

    @Override
    public List<Verb> verbs() {
        return inner.verbs();
    }

    @Override
    public Outcome perform(Call call) {
        boolean reads =
                verbs().stream()
                        .anyMatch(verb ->
                                verb.name().equals(call.verb()) && verb.effect() == Effect.READS);
        if (reads) {
            return chaos.strikes(0.02)
                    ? new Outcome.Refused("nobody may look now")
                    : look(call, () -> inner.perform(call));
        }
        return deed(
                call,
                () -> {
                    Outcome outcome = inner.perform(call);
                    arrivals.accept(call, outcome);
                    return outcome;
                });
    }

    /** A look that settles a call says Refused only of what certainly did not happen. */
    private Outcome look(Call call, Supplier<Outcome> work) {
        if (chaos.strikes(0.01)) {
            throw new Died(Death.IN_A_LOOK);
        }
        if (chaos.strikes(0.06)) {
            time.pass(call.limit());
            return new Outcome.Unknown("the answer was lost");
        }
        return work.get();
    }

    private Outcome deed(Call call, Supplier<Outcome> work) {
        if (chaos.strikes(0.05)) {
            throw new Died(Death.BEFORE_AN_ACT);
        }
        if (chaos.strikes(0.05)) {
            return new Outcome.Refused("the other side was in a bad mood");
        }
        if (chaos.strikes(0.05)) {
            time.pass(call.limit());
            return new Outcome.Unknown("the request was lost");
        }
        Outcome outcome = work.get();
        if (chaos.strikes(0.05)) {
            throw new Died(Death.AFTER_AN_ACT);
        }
        if (chaos.strikes(0.08)) {
            time.pass(call.limit().plus(chaos.millis(0, 5_000)));
            return new Outcome.Unknown("the answer was lost, or came too late");
        }
        return outcome;
    }

    @Override
    public Outcome settle(Call call) {
        if (chaos.strikes(0.1)) {
            return new Outcome.Unknown("no look can tell today");
        }
        return look(call, () -> inner.settle(call));
    }

    @Override
    public boolean canExpire(String verb) {
        return inner.canExpire(verb);
    }

    @Override
    public Outcome arm(Call call, Duration lease) {
        return deed(call, () -> inner.arm(call, lease));
    }

    @Override
    public Outcome renew(Call call, Duration lease) {
        return deed(call, () -> inner.renew(call, lease));
    }

    @Override
    public Outcome disarm(Call call) {
        return deed(call, () -> inner.disarm(call));
    }

    @Override
    public Outcome armed(Call call) {
        return look(call, () -> inner.armed(call));
    }
}
