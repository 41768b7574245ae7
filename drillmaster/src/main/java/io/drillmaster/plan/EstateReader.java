package io.drillmaster.plan;

import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Place;
import io.drillmaster.runbook.Problem;
import io.drillmaster.runbook.Problems;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.StopReader;
import io.drillmaster.runbook.Suggestion;
import io.drillmaster.runbook.YamlMap;
import io.drillmaster.runbook.YamlMap.Text;
import io.drillmaster.runbook.YamlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Turns the text of an estate file into a value, or into everything that is wrong with it. */
public final class EstateReader {

    private static final List<String> KEYS =
            List.of(
                    "estate",
                    "kind",
                    "sites",
                    "hosts",
                    "ssh",
                    "secrets",
                    "databases",
                    "haproxy",
                    "consul",
                    "services",
                    "power",
                    "vantage",
                    "roles",
                    "stops",
                    "markets",
                    "clock-bound");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final List<String> PARTS =
            List.of("primary", "dr", "witness", "client", "vault");

    private final Problems problems;

    private EstateReader(Problems problems) {
        this.problems = problems;
    }

    /** What came of reading an estate. */
    public sealed interface Reading {

        record Good(Estate estate) implements Reading {}

        record Bad(List<Problem> problems) implements Reading {

            public Bad {
                problems = List.copyOf(problems);
            }
        }
    }

    public static Reading read(String file, String text) {
        Problems problems = new Problems(file, text, Discretion.hidden(text));
        Optional<Estate> estate =
                YamlText.map(text, 1, problems)
                        .map(map -> new EstateReader(problems).estate(map, file, text));
        return problems.any() || estate.isEmpty()
                ? new Reading.Bad(problems.all())
                : new Reading.Good(estate.get());
    }

    private Estate estate(YamlMap map, String file, String text) {
        map.only(KEYS);
        SortedMap<String, String> sites = sites(map);
        SortedMap<String, Estate.Host> hosts = hosts(map, sites);
        SortedMap<String, Estate.SecretSource> secrets = new SecretReader(problems).secrets(map);
        ServiceReader services = new ServiceReader(this, hosts, secrets.keySet());
        return new Estate(
                word(map, "estate", "lab-demo"),
                kind(map),
                sites,
                hosts,
                map.map("ssh").map(this::ssh),
                secrets,
                new DatabaseReader(this, problems).databases(map, hosts, secrets),
                services.edges(map),
                services.consul(map),
                services.services(map),
                map.map("power").map(this::power),
                vantage(map, hosts),
                roles(map),
                new StopReader(problems).read(map.list("stops")),
                new MarketReader(problems).markets(map),
                clockBound(map),
                file,
                Digest.sha256(text));
    }

    private Estate.Kind kind(YamlMap map) {
        Optional<Text> kind = map.required("kind", "production");
        List<String> known = new ArrayList<>();
        for (Estate.Kind each : Estate.Kind.values()) {
            String name = each.name().toLowerCase(Locale.ROOT);
            known.add(name);
            if (kind.map(Text::value).equals(Optional.of(name))) {
                return each;
            }
        }
        kind.ifPresent(text ->
                problems.add(
                        text.place(),
                        "unknown kind of estate `" + text.value() + "`",
                        Suggestion.of(text.value(), known)));
        return Estate.Kind.PRODUCTION;
    }

    private SortedMap<String, String> sites(YamlMap map) {
        SortedMap<String, String> sites = new TreeMap<>();
        map.map("sites")
                .ifPresent(given ->
                        given.texts()
                                .forEach((name, part) -> {
                                    known(part, PARTS, "part of a site");
                                    sites.put(name, part.value());
                                }));
        return sites;
    }

    private SortedMap<String, Estate.Host> hosts(YamlMap map, SortedMap<String, String> sites) {
        SortedMap<String, Estate.Host> hosts = new TreeMap<>();
        Optional<YamlMap> given = map.map("hosts");
        if (given.isEmpty()) {
            problems.add(map.place("hosts"), "an estate needs `hosts:`", "list each host");
            return hosts;
        }
        for (String name : named(given, "host")) {
            given.get().map(name).ifPresent(host -> hosts.put(name, host(name, host, sites)));
        }
        return hosts;
    }

    private Estate.Host host(String name, YamlMap host, SortedMap<String, String> sites) {
        host.only(List.of("site", "management", "address"));
        host.required("site", "nyc").ifPresent(site -> known(site, sites.keySet(), "site"));
        String management = word(host, "management", "10.0.0.11");
        String address = host.text("address").map(Text::value).orElse(management);
        return new Estate.Host(name, word(host, "site", "nyc"), management, address);
    }

    private Estate.Ssh ssh(YamlMap map) {
        map.only(List.of("user", "port", "key", "known-hosts"));
        return new Estate.Ssh(
                word(map, "user", "drillmaster"),
                map.has("port") ? port(map, "port") : 22,
                word(map, "key", "/etc/drillmaster/id_ed25519"),
                word(map, "known-hosts", "/etc/drillmaster/known_hosts"));
    }

    private Estate.Power power(YamlMap map) {
        map.only(List.of("lab", "command"));
        return new Estate.Power(word(map, "lab", "demo"), word(map, "command", "/path/to/lab"));
    }

    private Optional<String> vantage(YamlMap map, SortedMap<String, Estate.Host> hosts) {
        Optional<Text> vantage = map.text("vantage");
        vantage.ifPresent(text -> known(text, hosts.keySet(), "host"));
        return vantage.map(Text::value);
    }

    private static SortedMap<String, List<String>> roles(YamlMap map) {
        SortedMap<String, List<String>> roles = new TreeMap<>();
        map.map("roles")
                .ifPresent(given ->
                        given.keys()
                                .forEach(role ->
                                        roles.put(
                                                role,
                                                given.list(role).stream()
                                                        .map(Text::value)
                                                        .toList())));
        return roles;
    }

    private Duration clockBound(YamlMap map) {
        Optional<Text> text = map.text("clock-bound");
        Optional<Duration> bound =
                text.flatMap(each -> Quantity.parse(each.value()))
                        .filter(each -> each.dimension() == Dimension.TIME)
                        .map(Quantity::duration);
        text.filter(_ -> bound.isEmpty())
                .ifPresent(each ->
                        problems.add(
                                each.place(),
                                "`" + each.value() + "` is no length of time",
                                "write a number and ms or s, such as `50ms`"));
        return bound.orElse(Estate.CLOCK_BOUND);
    }

    /** The keys of a mapping that may be names: they end up in files and on command lines. */
    Set<String> named(Optional<YamlMap> given, String what) {
        given.ifPresent(map ->
                map.keys().stream()
                        .filter(name -> !NAME.matcher(name).matches())
                        .forEach(name ->
                                problems.add(
                                        map.place(name),
                                        "`" + name + "` is no name of a " + what,
                                        "use letters, digits, dots and dashes, and"
                                                + " begin with a letter or digit")));
        return given.map(YamlMap::keys).orElse(Set.of());
    }

    List<String> hostList(YamlMap map, String key, SortedMap<String, Estate.Host> hosts) {
        List<Text> items = map.list(key);
        if (items.isEmpty()) {
            problems.add(map.place(key), "`" + key + ":` names no host", "list at least one host");
        }
        items.forEach(item -> known(item, hosts.keySet(), "host"));
        return items.stream().map(Text::value).toList();
    }

    /** The name of a secret; what stands there instead may be the secret itself. */
    void secret(YamlMap map, String key, Collection<String> known) {
        map.text(key)
                .filter(text -> !known.contains(text.value()))
                .ifPresent(text ->
                        problems.add(
                                text.place(),
                                "`" + key + ":` names no secret of this estate",
                                known.isEmpty()
                                        ? "declare it under `secrets:` first"
                                        : "known: " + String.join(", ", known)));
    }

    void known(Text text, Collection<String> known, String what) {
        if (!known.contains(text.value())) {
            problems.add(
                    text.place(),
                    "unknown " + what + " `" + text.value() + "`",
                    Suggestion.of(text.value(), known));
        }
    }

    String word(YamlMap map, String key, String example) {
        return map.required(key, example).map(Text::value).orElse("");
    }

    int port(YamlMap map, String key) {
        Optional<Text> text = map.required(key, "5432");
        if (text.isEmpty()) {
            return 0;
        }
        String value = text.get().value();
        int port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0;
        if (port < 1 || port > 65535) {
            Place at = text.get().place();
            problems.add(at, "`" + value + "` is no port", "a port is a number from 1 to 65535");
        }
        return port;
    }
}
