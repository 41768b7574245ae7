package io.drillmaster.engine;

import io.drillmaster.journal.Moment;
import java.util.Optional;

/**
 * How far a drill has come on its way forward.
 *
 * @param first when the first phase began
 * @param phase the one last begun; counted from 1, and 0 before the first
 * @param done how many of its steps are done; they are done in their order
 */
public record Place(Optional<Moment> first, int phase, Optional<Moment> began, int done) {

    static final Place BEFORE = new Place(Optional.empty(), 0, Optional.empty(), 0);

    Place begin(int next, Moment at) {
        return new Place(first.or(() -> Optional.of(at)), next, Optional.of(at), 0);
    }

    /** One that is done, or a check that did not hold: the drill goes on after either. */
    Place oneMoreDone() {
        return new Place(first, phase, began, done + 1);
    }
}
