package io.drillmaster.connector;

import java.util.Optional;

/** How a call ended; silence is never success. */
public sealed interface Outcome {

    /**
     * The target did it and said so.
     *
     * @param happened when it took hold, if the target could tell more narrowly than the call
     */
    record Done(Facts facts, Optional<Bracket> happened) implements Outcome {
        public Done(Facts facts) {
            this(facts, Optional.empty());
        }
    }

    /** It certainly did not happen: the request never left, or the target said no. */
    record Refused(String why) implements Outcome {}

    /** It may or may not have happened: the request left and no answer came back. */
    record Unknown(String why) implements Outcome {}
}
