package io.drillmaster.connector.patroni;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A database cluster under Patroni.
 *
 * @param name the name the estate gives it
 * @param scope the name Patroni gives it
 * @param rest member name to the root of its REST interface
 */
public record PatroniCluster(String name, String scope, SortedMap<String, URI> rest) {

    public PatroniCluster {
        rest = Collections.unmodifiableSortedMap(new TreeMap<>(rest));
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("the cluster " + name + " has no members");
        }
    }

    public static PatroniCluster of(String name, String scope, Map<String, URI> rest) {
        return new PatroniCluster(name, scope, new TreeMap<>(rest));
    }
}
