package io.drillmaster.watch;

/**
 * One operation of an open-loop watch; times are nanoseconds of the vantage's monotonic clock.
 *
 * @param seq counted from 0; it fell due at the start of the watch + seq x its cadence
 * @param sent when something first left for it: the write, or the call for the connection that had
 *     to be made first; {@link #NEVER} if nothing was tried
 * @param wrote when the write itself left; {@link #NEVER} if it never did
 * @param end when the answer came, or when it was given up
 * @param detail the SQLSTATE class of the answer as two characters, or empty
 */
public record Operation(
        long seq, long due, long sent, long wrote, long end, Fate fate, String detail) {

    public static final long NEVER = Long.MIN_VALUE;

    /** One that found a connection standing. */
    public Operation(long seq, long due, long sent, long end, Fate fate, String detail) {
        this(seq, due, sent, fate.written() ? sent : NEVER, end, fate, detail);
    }

    public boolean tried() {
        return sent != NEVER;
    }

    public boolean written() {
        return wrote != NEVER;
    }

    /** A connection had to be made for it first, and was. */
    public boolean connectedFirst() {
        return written() && wrote != sent;
    }

    public boolean ok() {
        return fate == Fate.OK;
    }

    /** How long the answer took once something was sent. */
    public long took() {
        return end - sent;
    }
}
