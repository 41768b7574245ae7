package io.drillmaster.watch;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that an estate has to watch, each by the name that runbooks use.
 *
 * @param consul a group's name to its servers, each with the root of its HTTP interface
 */
public record WatchedPlaces(
        Map<String, WatchedDatabase> databases,
        Map<String, WatchedVenue> venues,
        Map<String, SortedMap<String, String>> consul) {

    public WatchedPlaces {
        databases = Map.copyOf(databases);
        venues = Map.copyOf(venues);
        consul = Map.copyOf(consul);
    }

    public static WatchedPlaces of(Map<String, WatchedDatabase> databases) {
        return new WatchedPlaces(databases, Map.of(), Map.of());
    }

    /** The place a watch is about; empty when the estate has none of its name and kind. */
    public Optional<WatchedPlace> of(WatchRequest request) {
        return switch (request.kind()) {
            case WatchKinds.ORDERS ->
                    Optional.ofNullable(venues.get(request.on()))
                            .flatMap(venue ->
                                    books(request).map(it -> new WatchedPlace.Orders(venue, it)));
            case WatchKinds.LEADS ->
                    Optional.ofNullable(venues.get(request.on())).map(WatchedPlace.Hosts::of);
            case WatchKinds.LOCK ->
                    Optional.ofNullable(consul.get(request.on())).map(WatchedPlace.Hosts::new);
            // From a host to others: the request itself names their addresses.
            case WatchKinds.PATH, WatchKinds.SESSION ->
                    Optional.of(new WatchedPlace.Hosts(new TreeMap<>()));
            default -> Optional.ofNullable(databases.get(request.on())).map(WatchedPlace.Data::new);
        };
    }

    /** The database in which a venue keeps its orders: the one that is named, or the only one. */
    private Optional<WatchedDatabase> books(WatchRequest request) {
        String named = request.with().getOrDefault("database", "");
        return named.isEmpty() && databases.size() == 1
                ? databases.values().stream().findFirst()
                : Optional.ofNullable(databases.get(named));
    }

    /** The names of all places, for whoever asked for one that is not there. */
    public Iterable<String> names() {
        TreeSet<String> names = new TreeSet<>(databases.keySet());
        names.addAll(venues.keySet());
        names.addAll(new TreeMap<>(consul).keySet());
        return names;
    }
}
