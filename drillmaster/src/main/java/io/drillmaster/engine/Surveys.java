package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the looks at the whole estate found, the last of each call on each side.
 *
 * @param began when the first look after the drill was answered
 * @param last when the last one was
 */
public record Surveys(
        Map<Call, Outcome> before,
        Map<Call, Outcome> after,
        Optional<Moment> began,
        Optional<Moment> last) {

    static final Surveys NONE = new Surveys(Map.of(), Map.of(), Optional.empty(), Optional.empty());

    public Surveys {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    Surveys after(Event.Surveyed event, Moment at) {
        return switch (event.when()) {
            case BEFORE -> new Surveys(with(before, event), after, began, last);
            case AFTER ->
                    new Surveys(
                            before,
                            with(after, event),
                            began.or(() -> Optional.of(at)),
                            Optional.of(at));
        };
    }

    private static Map<Call, Outcome> with(Map<Call, Outcome> looks, Event.Surveyed event) {
        Map<Call, Outcome> more = new LinkedHashMap<>(looks);
        more.put(event.call(), event.outcome());
        return more;
    }

    boolean looked(Side side, Call call) {
        return of(side).containsKey(call);
    }

    Optional<Outcome> found(Side side, Call call) {
        return Optional.ofNullable(of(side).get(call));
    }

    private Map<Call, Outcome> of(Side side) {
        return switch (side) {
            case BEFORE -> before;
            case AFTER -> after;
        };
    }

    /** True when a thing was found after the drill as it was found before it. */
    boolean asBefore(Call call) {
        return looked(Side.AFTER, call) && found(Side.AFTER, call).equals(found(Side.BEFORE, call));
    }
}
