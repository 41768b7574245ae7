package io.drillmaster.connector;

/** The optional ability to find out whether an earlier call, whose answer is missing, took hold. */
public interface Settles {

    /** Done if the call took hold, Refused if it certainly did not, Unknown if no look can tell. */
    Outcome settle(Call call);
}
