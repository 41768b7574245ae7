package io.drillmaster.verdict;

import java.util.BitSet;

/** The rows of a ledger that only a former leader had: ids of one client's, and all others. */
public final class OrphanIds {

    private final BitSet ids = new BitSet();
    private long strangers;

    /** A row of the client whose ledger it is. */
    public void row(long id) {
        if (id < 0 || id > Integer.MAX_VALUE) {
            strangers++;
        } else {
            ids.set((int) id);
        }
    }

    /** A row that this client never wrote. */
    public void stranger() {
        strangers++;
    }

    long strangers() {
        return strangers;
    }

    /** Takes an id out; true if it was there. */
    boolean take(long id) {
        boolean there = id >= 0 && id <= Integer.MAX_VALUE && ids.get((int) id);
        if (there) {
            ids.clear((int) id);
        }
        return there;
    }

    long left() {
        return ids.cardinality();
    }
}
