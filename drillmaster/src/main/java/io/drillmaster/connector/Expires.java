package io.drillmaster.connector;

import java.time.Duration;

/**
 * The optional ability to make a fault end by itself, on its target, should its coordinator never
 * come back.
 */
public interface Expires {

    /** True when this verb can be armed on its target before it strikes. */
    boolean canExpire(String verb);

    /**
     * Arms the end of the fault that this call would inject: after {@code lease} the target heals
     * itself. Idempotent for one mark.
     */
    Outcome arm(Call call, Duration lease);

    /**
     * Starts the lease anew; Refused when the fault has already healed or was never armed, and only
     * then: a target that cannot be reached is Unknown.
     */
    Outcome renew(Call call, Duration lease);

    /** Takes the arming away once the fault was taken back; Done also when nothing was armed. */
    Outcome disarm(Call call);

    /**
     * Looks whether it is armed and how long the lease still runs: facts {@code armed} (yes or no),
     * {@code left} (such as 12.3s) and {@code fired} (yes or no).
     */
    Outcome armed(Call call);
}
