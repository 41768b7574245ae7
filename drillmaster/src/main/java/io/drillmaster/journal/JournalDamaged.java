package io.drillmaster.journal;

/** A journal that cannot be trusted from a certain entry on. */
public final class JournalDamaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long entry;
    private final boolean torn;

    public JournalDamaged(long entry, boolean torn, String message) {
        super(message);
        this.entry = entry;
        this.torn = torn;
    }

    /** The number of the first entry that is not whole. */
    public long entry() {
        return entry;
    }

    /** True when only the last line is incomplete, as a power cut in mid-write leaves it. */
    public boolean torn() {
        return torn;
    }
}
