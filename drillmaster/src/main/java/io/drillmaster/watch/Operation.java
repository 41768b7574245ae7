package io.drillmaster.watch;

/**
 * One operation of an open-loop watch; times are nanoseconds of the vantage's monotonic clock.
 *
 * @param seq counted from 0; it fell due at the start of the watch + seq x its cadence
 * @param sent when the write left, or when the connection was asked for that was refused; {@link
 *     #NEVER} if nothing was tried
 * @param end when the answer came, or when it was given up
 * @param detail the SQLSTATE class of the answer as two characters, or empty
 */
public record Operation(long seq, long due, long sent, long end, Fate fate, String detail) {

    public static final long NEVER = Long.MIN_VALUE;

    public boolean tried() {
        return sent != NEVER;
    }

    public boolean ok() {
        return fate == Fate.OK;
    }

    /** How long the answer took once it was sent. */
    public long took() {
        return end - sent;
    }
}
