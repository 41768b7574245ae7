package io.drillmaster.plan;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A drill that is under way now.
 *
 * @param hosts each host of its estate, to its management address
 */
public record RunningDrill(String drill, String estate, SortedMap<String, String> hosts) {

    public static RunningDrill of(String drill, Estate estate) {
        SortedMap<String, String> hosts = new TreeMap<>();
        estate.hosts().forEach((name, host) -> hosts.put(name, host.management()));
        return new RunningDrill(drill, estate.name(), hosts);
    }
}
