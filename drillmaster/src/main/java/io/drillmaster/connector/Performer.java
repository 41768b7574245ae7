package io.drillmaster.connector;

import java.util.List;

/** A connector whose verbs are those of one {@link Repertoire}, which also performs them. */
public interface Performer extends Connector {

    /** Always the same one, and complete once the connector is made. */
    Repertoire repertoire();

    @Override
    default List<Verb> verbs() {
        return repertoire().verbs();
    }

    @Override
    default Outcome perform(Call call) {
        return repertoire().perform(call);
    }
}
