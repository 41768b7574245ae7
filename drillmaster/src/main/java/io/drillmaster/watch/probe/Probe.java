package io.drillmaster.watch.probe;

import io.drillmaster.watch.Fate;

/** One connection to the service under drill, used by one thread at a time. */
public interface Probe extends AutoCloseable {

    /** How a try ended, and why if it did not go well. */
    record Answer(Fate fate, String detail, String why) {
        public static final Answer OK = new Answer(Fate.OK, "", "");
    }

    boolean connected();

    /** Connects; {@link Fate#OK} or {@link Fate#REFUSED}. Nothing is written. */
    Answer connect();

    /** Writes one id and waits for the answer. */
    Answer write(long id);

    /**
     * Breaks the connection so that whoever waits on it returns at once; called by another thread.
     */
    void abort();

    /** Lets go of the connection; {@link #connect} may make another. */
    @Override
    void close();
}
