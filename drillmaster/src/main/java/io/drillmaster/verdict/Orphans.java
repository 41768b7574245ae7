package io.drillmaster.verdict;

import io.drillmaster.watch.Operation;

/**
 * What a client knows of its rows that only a former leader had.
 *
 * @param acknowledged it was told that they are kept: lost, and to be entered again
 * @param doubted it never had an answer for them
 * @param denied it was told that they are not kept, or never sent them
 * @param strangers it knows nothing of them: rows of others
 */
public record Orphans(long acknowledged, long doubted, long denied, long strangers) {

    /** Each row counts once; the ids are used up. */
    public static Orphans of(OrphanIds ids, Iterable<Operation> operations) {
        long acknowledged = 0;
        long doubted = 0;
        long denied = 0;
        for (Operation operation : operations) {
            if (ids.take(operation.seq())) {
                switch (operation.fate()) {
                    case OK -> acknowledged++;
                    case UNKNOWN -> doubted++;
                    case REFUSED, NO_CONNECTION, READ_ONLY, ERROR, NOT_TRIED -> denied++;
                }
            }
        }
        return new Orphans(acknowledged, doubted, denied, ids.strangers() + ids.left());
    }

    /** In words, for people. */
    public String told() {
        return "%d had been acknowledged to the client, %d were in doubt, %d had been denied to it, and of %d it knows nothing"
                .formatted(acknowledged, doubted, denied, strangers);
    }
}
