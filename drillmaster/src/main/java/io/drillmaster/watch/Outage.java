package io.drillmaster.watch;

/**
 * A time in which the client got no service; instants are nanoseconds of the vantage's monotonic
 * clock, and each is known only to lie between two others.
 *
 * @param beganFrom service was still up at or after this instant
 * @param beganTo service was down no later than this
 * @param endedFrom service was still down at or after this instant
 * @param endedTo the first acknowledgement afterwards; {@link Long#MAX_VALUE} if none came
 * @param failed operations that certainly were not done in it
 * @param unknown operations that may or may not have been done in it
 * @param late operations that waited through some of it and were acknowledged
 */
public record Outage(
        long beganFrom,
        long beganTo,
        long endedFrom,
        long endedTo,
        long failed,
        long unknown,
        long late) {

    /** Service came back while the watch still ran. */
    public boolean over() {
        return endedTo != Long.MAX_VALUE;
    }

    /** It lasted no shorter than this. */
    public long least() {
        return Math.max(0, endedFrom - beganTo);
    }

    /** It lasted no longer than this. */
    public long most() {
        return over() ? endedTo - beganFrom : Long.MAX_VALUE;
    }
}
