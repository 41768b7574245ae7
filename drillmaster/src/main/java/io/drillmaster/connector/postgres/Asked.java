package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Outcome;

/** What a server said to a query. */
sealed interface Asked<T> {

    record Answer<T>(T value) implements Asked<T> {}

    /** It is no primary, and only a primary was to answer. */
    record Standby<T>() implements Asked<T> {}

    /** It certainly did not answer: no connection, a refused login, an error. */
    record Refused<T>(String why) implements Asked<T> {}

    /** Whatever the password, it lets this login in from elsewhere only. */
    record Barred<T>(String why) implements Asked<T> {}

    /** The query left, and nothing came back. */
    record Silent<T>(String why) implements Asked<T> {}

    /** The outcome for a call that got no answer. */
    static Outcome unanswered(Asked<?> asked) {
        return switch (asked) {
            case Refused<?> refused -> new Outcome.Refused(refused.why());
            case Barred<?> barred -> new Outcome.Refused(barred.why());
            case Silent<?> silent -> new Outcome.Unknown(silent.why());
            case Standby<?> _ -> new Outcome.Refused("it is no primary");
            case Answer<?> _ -> throw new IllegalArgumentException("it answered");
        };
    }
}
