package io.drillmaster.runbook;

import java.time.Duration;
import java.util.SortedMap;

/** How an act is taken back, or the reason why it need not be. */
public sealed interface Undo {

    /** Taken back by performing a verb. */
    record By(String verb, String on, SortedMap<String, String> with, Duration limit)
            implements Undo {

        @Override
        public Undo onHost(String group, String host) {
            return on.equals(group) ? new By(verb, host, with, limit) : this;
        }
    }

    /** Not taken back, because ... */
    record None(String reason) implements Undo {

        @Override
        public Undo onHost(String group, String host) {
            return this;
        }
    }

    /** The same for one host of the group that the act was on. */
    Undo onHost(String group, String host);
}
