package io.drillmaster.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    @Override
    public void close() {
        all.forEach(Connector::close);
    }
}
