package io.drillmaster.watch;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one watch is about. */
public sealed interface WatchedPlace {

    record Data(WatchedDatabase database) implements WatchedPlace {}

    /** A venue that takes orders, and the database in which it keeps them. */
    record Orders(WatchedVenue venue, WatchedDatabase database) implements WatchedPlace {}

    /** Hosts that are asked over HTTP: each name to the address, or the root, it is asked at. */
    record Hosts(SortedMap<String, String> hosts) implements WatchedPlace {

        public Hosts {
            hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
        }

        static Hosts of(WatchedVenue venue) {
            return new Hosts(venue.hosts());
        }
    }
}
