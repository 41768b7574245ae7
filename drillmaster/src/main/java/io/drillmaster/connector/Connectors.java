package io.drillmaster.connector;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** All connectors of one wiring, found by the verbs they offer. */
public final class Connectors implements AutoCloseable {

    private final Map<String, Connector> byVerb = new TreeMap<>();
    private final Map<String, Verb> verbs = new TreeMap<>();
    private final List<Connector> all;

    public Connectors(List<Connector> all) {
        this.all = List.copyOf(all);
        for (Connector connector : all) {
            for (Verb verb : connector.verbs()) {
                if (byVerb.put(verb.name(), connector) != null) {
                    throw new IllegalArgumentException("two connectors offer " + verb.name());
                }
                verbs.put(verb.name(), verb);
            }
        }
    }

    public List<Verb> verbs() {
        return List.copyOf(verbs.values());
    }

    public Optional<Verb> verb(String name) {
        return Optional.ofNullable(verbs.get(name));
    }

    public Outcome perform(Call call) {
        Connector connector = byVerb.get(call.verb());
        if (connector == null) {
            return new Outcome.Refused("no connector offers " + call.verb());
        }
        return connector.perform(call);
    }

    /** Finds out what became of a call whose answer is missing. */
    public Outcome settle(Call call) {
        if (byVerb.get(call.verb()) instanceof Settles settles) {
            return settles.settle(call);
        }
        return new Outcome.Unknown("no look can tell whether " + call.verb() + " took hold");
    }

    /** True when a fault of this verb can end by itself on its target. */
    public boolean canExpire(String verb) {
        return byVerb.get(verb) instanceof Expires expires && expires.canExpire(verb);
    }

    /** True when a second call of this verb does no more than the first. */
    public boolean canRepeat(String verb) {
        return verb(verb).filter(it -> it.traits().contains(Verb.Trait.REPEATABLE)).isPresent();
    }

    /** Arms the end of the fault that this call would inject, before it is injected. */
    public Outcome arm(Call call, Duration lease) {
        return expiring(call, expires -> expires.arm(call, lease));
    }

    public Outcome renew(Call call, Duration lease) {
        return expiring(call, expires -> expires.renew(call, lease));
    }

    public Outcome disarm(Call call) {
        return expiring(call, expires -> expires.disarm(call));
    }

    /** Looks whether the fault of this call will end by itself, and when. */
    public Outcome armed(Call call) {
        return expiring(call, expires -> expires.armed(call));
    }

    private Outcome expiring(Call call, Function<Expires, Outcome> deed) {
        if (byVerb.get(call.verb()) instanceof Expires expires && expires.canExpire(call.verb())) {
            return deed.apply(expires);
        }
        return new Outcome.Refused("a fault of " + call.verb() + " cannot end by itself");
    }

    /** Takes away what was left only to settle a call by, once its answer is in the journal. */
    public void forget(Call call) {
        if (byVerb.get(call.verb()) instanceof Forgets forgets) {
            forgets.forget(call);
        }
    }

    @Override
    public void close() {
        all.forEach(Connector::close);
    }
}
