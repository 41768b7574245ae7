package io.drillmaster.connector;

import java.util.List;

/** Hands and eyes for one technology; every failure at its edge becomes an {@link Outcome}. */
public interface Connector extends AutoCloseable {

    /** All that this connector can do; names share one prefix, the technology. */
    List<Verb> verbs();

    /** Performs one call within its limit; never throws for what the outside world did. */
    Outcome perform(Call call);

    @Override
    default void close() {}
}
