package io.drillmaster.connector.simulated;

/**
 * A stretch of time in which writes were accepted.
 *
 * @param to exclusive; {@link Long#MAX_VALUE} while it lasts
 */
public record Spell(long from, long to) {

    boolean holds(long at) {
        return from <= at && at < to;
    }
}
