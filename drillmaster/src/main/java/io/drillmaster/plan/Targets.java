package io.drillmaster.plan;

import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.runbook.Suggestion;
import java.util.Optional;
import java.util.Set;

/** What an estate has for each kind of verb to be performed on. */
final class Targets {

    private Targets() {}

    /**
     * Why a verb cannot be performed on a name; empty when it can. A {@code ?} is told of
     * elsewhere.
     */
    static Optional<String> unfit(Estate estate, String name, Verb verb) {
        Set<String> known = names(estate, verb.target());
        if (!name.equals("?") && !known.contains(name)) {
            return Optional.of(
                    "%s needs %s, and `%s` is none of this estate; %s"
                            .formatted(
                                    verb.name(),
                                    told(verb.target()),
                                    name,
                                    Suggestion.of(name, known)));
        }
        return verb.name().startsWith("power.") && estate.power().isEmpty()
                ? Optional.of("the estate does not say how power is cut; add `power:` to it")
                : Optional.empty();
    }

    private static Set<String> names(Estate estate, TargetKind kind) {
        return switch (kind) {
            case ESTATE -> Set.of(Estate.ITSELF);
            case HOST -> estate.hosts().keySet();
            case DATABASE -> estate.databases().keySet();
            case EDGES -> estate.haproxy().keySet();
            case CONSUL -> estate.consul().keySet();
            case MARKET -> estate.markets().keySet();
            case REDIS, DNS, S3, FIX, PROMETHEUS, ALERTMANAGER, MAIL, ADDRESS ->
                    estate.services(ServiceKind.of(kind)).keySet();
        };
    }

    private static String told(TargetKind kind) {
        return switch (kind) {
            case ESTATE -> "the whole estate";
            case HOST -> "a host";
            case DATABASE -> "a database";
            case EDGES -> "a group of load balancers";
            case CONSUL -> "Consul servers";
            case MARKET -> "a market";
            case REDIS, DNS, S3, FIX, PROMETHEUS, ALERTMANAGER, MAIL, ADDRESS ->
                    ServiceKind.of(kind).told();
        };
    }
}
