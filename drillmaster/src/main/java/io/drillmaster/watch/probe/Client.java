package io.drillmaster.watch.probe;

/** One client connection and the one try it is busy with. */
final class Client {

    private final Probe probe;
    private long busySince;
    private boolean aborted;

    /** A connection attempt that stands for no operation is not repeated before this. */
    long quietUntil;

    /** Set by the thread that owns the connection, read under the lock of {@link Clients}. */
    boolean connected;

    Client(Probe probe) {
        this.probe = probe;
    }

    Probe probe() {
        return probe;
    }

    synchronized void begin(long now) {
        busySince = now;
        aborted = false;
    }

    /** False if the connection was broken meanwhile: an answer may have come just before. */
    synchronized boolean end() {
        busySince = 0;
        return !aborted;
    }

    /** Breaks the connection if its try has lasted too long; the owner then returns at once. */
    synchronized void abortIfOver(long now, long limit) {
        if (busySince != 0 && !aborted && now - busySince > limit) {
            aborted = true;
            probe.abort();
        }
    }
}
