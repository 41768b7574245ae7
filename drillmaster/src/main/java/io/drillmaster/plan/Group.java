package io.drillmaster.plan;

import io.drillmaster.runbook.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many hosts of an estate, as runbooks speak of them: all, those of a site, or of a database. */
record Group(Estate estate, Matcher words) {

    private static final Pattern WRITTEN =
            Pattern.compile("all hosts|all (of site|members of) (\\S+)");

    /** Empty when it is the name of one thing. */
    static Optional<Group> of(Estate estate, String written) {
        Matcher words = WRITTEN.matcher(written);
        return words.matches() ? Optional.of(new Group(estate, words)) : Optional.empty();
    }

    /**
     * In the order of their names. A group of none would find nothing wrong, and so is refused.
     *
     * @param refuse takes the reason
     */
    List<String> hosts(String at, Consumer<String> refuse) {
        if (words.group(1) == null) {
            return List.copyOf(estate.hosts().keySet());
        }
        boolean site = words.group(1).equals("of site");
        String name = words.group(2);
        List<String> hosts = site ? ofSite(name) : membersOf(name);
        if (hosts.isEmpty()) {
            Set<String> known = site ? estate.sites().keySet() : estate.databases().keySet();
            refuse.accept(
                    "%s speaks of the hosts of %s `%s`, and the estate has none; %s"
                            .formatted(
                                    at,
                                    site ? "site" : "database",
                                    name,
                                    Suggestion.of(name, known)));
        }
        return hosts;
    }

    private List<String> ofSite(String site) {
        return estate.hosts().values().stream()
                .filter(host -> host.site().equals(site))
                .map(Estate.Host::name)
                .sorted()
                .toList();
    }

    private List<String> membersOf(String database) {
        return Optional.ofNullable(estate.databases().get(database)).stream()
                .map(Estate.Database::members)
                .flatMap(Collection::stream)
                .sorted()
                .toList();
    }
}
