package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** Lets calls leave, and makes an outcome of whatever comes back, or does not, in time. */
final class Hands {

    /** What a connector gets beyond its own limit before it is taken for hung. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Connectors connectors;
    private final Time time;

    Hands(Connectors connectors, Time time) {
        this.connectors = connectors;
        this.time = time;
    }

    /** Carries out an errand, and tells what came of it. */
    Event done(Command.Errand errand, Call call) {
        String step = errand.deed().step();
        Purpose purpose = errand.deed().purpose();
        return switch (errand) {
            case Command.Perform _ -> new Event.Answered(step, purpose, perform(call));
            case Command.Keep keep ->
                    new Event.Answered(step, purpose, keep(purpose, call, keep.lease()));
            case Command.Settle _ -> new Event.Settled(step, purpose, settle(purpose, call));
            case Command.Look look -> looked(look.step(), perform(call));
        };
    }

    private static Event looked(Step.Await await, Outcome outcome) {
        boolean holds = outcome instanceof Outcome.Done done && await.until().holds(done.facts());
        return new Event.Looked(await.id(), outcome, holds);
    }

    Outcome perform(Call call) {
        return bounded(call, () -> connectors.perform(call));
    }

    private Outcome keep(Purpose purpose, Call call, Duration lease) {
        return bounded(
                call,
                () ->
                        switch (purpose) {
                            case ARM -> connectors.arm(call, lease);
                            case RENEW -> connectors.renew(call, lease);
                            case DISARM -> connectors.disarm(call);
                            case ACT, UNDO ->
                                    throw new IllegalArgumentException(purpose + " has no lease");
                        });
    }

    private Outcome settle(Purpose purpose, Call call) {
        return bounded(
                call,
                () ->
                        switch (purpose) {
                            case ACT, UNDO -> connectors.settle(call);
                            case ARM, RENEW -> armed(call, "yes");
                            case DISARM -> armed(call, "no");
                        });
    }

    /** Done when the target says that the end is armed, or that it is not, as it should be. */
    private Outcome armed(Call call, String wanted) {
        Outcome outcome = connectors.armed(call);
        if (!(outcome instanceof Outcome.Done done)) {
            return outcome;
        }
        String is = done.facts().get("armed").orElse("unknown");
        return is.equals(wanted)
                ? done
                : new Outcome.Refused("a look shows that the end is armed: " + is);
    }

    private Outcome bounded(Call call, Callable<Outcome> work) {
        String what = call.verb() + " on " + call.on();
        try {
            return time.bounded(call.limit().plus(GRACE), work);
        } catch (TimeoutException e) {
            return new Outcome.Unknown(
                    what + " gave no answer within " + Quantity.of(call.limit()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown(what + " was interrupted");
        } catch (Exception e) {
            return new Outcome.Unknown(what + " broke inside its connector: " + e);
        }
    }
}
