package io.drillmaster.app.live;

import io.drillmaster.journal.Moment;
import io.drillmaster.watch.WatchReading;
import java.time.Duration;
import java.util.Optional;

/**
 * The running clock of the recovery, from the injection on. It is a glance for people, as fine as
 * the screen is drawn; the verdict is made from the captures.
 */
public final class Outage {

    private boolean seen;
    private Optional<Moment> back = Optional.empty();

    /** What the clock shows. */
    public sealed interface Shown {

        /** The injection has not been called. */
        record Before() implements Shown {}

        /** Called, and the client has not noticed anything. */
        record Unnoticed(Duration since) implements Shown {}

        record Out(Duration since) implements Shown {}

        /** The client is served again, but not yet for as long as the runbook asks. */
        record Settling(Duration after, Duration good) implements Shown {}

        record Over(Duration after) implements Shown {}
    }

    /** Takes a reading into account and tells what the clock shows now. */
    public Shown at(
            Optional<Moment> injected,
            Optional<WatchReading> reading,
            Moment now,
            Duration settle) {
        if (injected.isEmpty()) {
            return new Shown.Before();
        }
        Moment from = injected.get();
        reading.ifPresent(each -> notice(each, now));
        Duration since = from.until(now);
        if (!seen) {
            return new Shown.Unnoticed(since);
        }
        if (back.isEmpty()) {
            return new Shown.Out(since);
        }
        Duration good = back.get().until(now);
        Duration after = from.until(back.get());
        return good.compareTo(settle) < 0 ? new Shown.Settling(after, good) : new Shown.Over(after);
    }

    private void notice(WatchReading reading, Moment now) {
        if (reading.badSince().isPresent()) {
            seen = true;
            back = Optional.empty();
        } else if (seen && back.isEmpty()) {
            back = Optional.of(now);
        }
    }
}
