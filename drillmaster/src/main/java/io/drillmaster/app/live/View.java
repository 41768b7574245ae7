package io.drillmaster.app.live;

import io.drillmaster.engine.People;
import io.drillmaster.engine.Time;
import io.drillmaster.journal.Journal;
import io.drillmaster.watch.Watches;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Shows a drill to whoever conducts it, and hears what they say to it. */
public interface View extends People {

    /**
     * What a view looks at; it reads the journal like everybody else.
     *
     * @param over true when the drill is conducted no longer
     * @param notice what the person needs to know at once
     */
    record Sight(
            Journal journal,
            Watches watches,
            Time time,
            BooleanSupplier over,
            Supplier<Optional<String>> notice) {}

    /** Shows the drill until it is over. */
    void follow(Sight sight);
}
