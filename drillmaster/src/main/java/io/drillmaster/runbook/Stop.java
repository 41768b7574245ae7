package io.drillmaster.runbook;

import java.time.Duration;

/**
 * A condition under which a drill stops and goes back, looked at beside the steps.
 *
 * @param on a name of the estate that the verb looks at
 */
public record Stop(Condition when, String verb, String on, Duration every) {

    @Override
    public String toString() {
        return when + " in " + verb + " of " + on;
    }
}
