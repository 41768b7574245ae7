package io.drillmaster.engine;

import java.util.Optional;

/** Keeps the content of sealed steps until they are due. */
public interface Envelopes {

    Envelopes NONE = _ -> Optional.empty();

    /** The text that was kept for a step, if it is still there. */
    Optional<String> content(String step);
}
