package io.drillmaster.runbook;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stop conditions as a runbook or an estate writes them down. */
public record StopList(List<Stop> looks, Set<NamedStop> named) {

    public static final StopList NONE = new StopList(List.of(), Set.of());

    public StopList {
        looks = List.copyOf(looks);
        named = Set.copyOf(named);
    }

    /** These and others. */
    public StopList and(StopList more) {
        return new StopList(
                Stream.concat(looks.stream(), more.looks.stream()).distinct().toList(),
                Stream.concat(named.stream(), more.named.stream()).collect(Collectors.toSet()));
    }
}
