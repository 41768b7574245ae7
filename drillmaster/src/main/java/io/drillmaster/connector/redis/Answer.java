package io.drillmaster.connector.redis;

import io.drillmaster.connector.Outcome;
import java.util.function.Function;

/** What became of one conversation with one server. */
sealed interface Answer<T> {

    record Said<T>(T what) implements Answer<T> {}

    /** The command never left, or the server said no to it. */
    record No<T>(String why) implements Answer<T> {}

    /** The command left, and nothing clear came back. */
    record Silent<T>(String why) implements Answer<T> {}

    /** What is made of an answer. */
    default Outcome outcome(Function<T, Outcome> read) {
        return switch (this) {
            case Said<T> said -> read.apply(said.what());
            case No<T> no -> new Outcome.Refused(no.why());
            case Silent<T> silent -> new Outcome.Unknown(silent.why());
        };
    }
}
