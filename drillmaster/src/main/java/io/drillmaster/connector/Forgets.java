package io.drillmaster.connector;

/** The optional ability to take away what was left on a host only to settle a call by. */
public interface Forgets {

    /** Nobody will ask any more what became of this call; may be repeated. */
    void forget(Call call);
}
