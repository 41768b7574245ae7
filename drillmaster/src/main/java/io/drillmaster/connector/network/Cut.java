package io.drillmaster.connector.network;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which packets a call drops.
 *
 * @param rules what nft is told after the table was made; {@code ROAD} stands for the interface of
 *     the management address
 * @param closes whether the road to this address, over this interface, is cut too
 */
record Cut(List<String> rules, Predicate<Road> closes) {

    /** What stands for the management interface, which only the host can tell. */
    static final String ROAD = "%ROAD%";

    static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,14}");

    /** The way by which we talk to the host: from our address to its interface. */
    record Road(String from, String over) {}

    /** What is cut, or why that cannot be told. */
    sealed interface Reading {
        record Good(Cut cut) implements Reading {}

        record Bad(String why) implements Reading {}
    }

    static Reading of(Call call) {
        return switch (call.verb()) {
            case "network.drop" -> drop(call);
            case "network.oneway" -> oneway(call);
            default -> isolate(call);
        };
    }

    static String table(Call call) {
        return "drillmaster_" + Token.of(call);
    }

    private static Reading isolate(Call call) {
        Optional<String> given = call.argument("interfaces").filter(text -> !text.isBlank());
        if (given.isEmpty()) {
            return new Reading.Good(
                    new Cut(onInterfaces("!= { \"lo\", \"" + ROAD + "\" }"), _ -> false));
        }
        List<String> names = Arrays.asList(given.get().strip().split("[\\s,]+"));
        Optional<String> wrong =
                names.stream().filter(name -> !INTERFACE.matcher(name).matches()).findFirst();
        if (wrong.isPresent()) {
            return new Reading.Bad("`%s` is no name of an interface".formatted(wrong.get()));
        }
        String set =
                names.stream()
                        .map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(", ", "{ ", " }"));
        return new Reading.Good(new Cut(onInterfaces(set), road -> names.contains(road.over())));
    }

    private static List<String> onInterfaces(String which) {
        return List.of(
                "incoming iifname " + which + " counter drop",
                "outgoing oifname " + which + " counter drop",
                "passing iifname " + which + " counter drop",
                "passing oifname " + which + " counter drop");
    }

    /** What a host passes on for others goes the same way as its own. */
    private static Reading oneway(Call call) {
        String name = call.with().getOrDefault("interface", "").strip();
        String direction = call.with().getOrDefault("direction", "").strip();
        if (!INTERFACE.matcher(name).matches()) {
            return new Reading.Bad("`%s` is no name of an interface".formatted(name));
        }
        if (!List.of("in", "out").contains(direction)) {
            return new Reading.Bad("direction `%s` is not in or out".formatted(direction));
        }
        String which = direction.equals("in") ? "iifname" : "oifname";
        String own = direction.equals("in") ? "incoming" : "outgoing";
        String match = " %s \"%s\" counter drop".formatted(which, name);
        return new Reading.Good(
                new Cut(List.of(own + match, "passing" + match), road -> road.over().equals(name)));
    }

    private static Reading drop(Call call) {
        String words = call.with().getOrDefault("peers", "");
        Optional<Peers> peers = Peers.of(words);
        if (peers.isEmpty()) {
            return new Reading.Bad(
                    "`%s` must be addresses or networks, such as 10.0.1.7 or 10.0.2.0/24"
                            .formatted(words));
        }
        String direction =
                call.with().getOrDefault("direction", "both").strip().toLowerCase(Locale.ROOT);
        if (!List.of("in", "out", "both").contains(direction)) {
            return new Reading.Bad("direction `%s` is not in, out or both".formatted(direction));
        }
        List<String> rules = new ArrayList<>();
        for (Peers.Net peer : peers.get().all()) {
            if (!direction.equals("out")) {
                rules.addAll(both("incoming", peer.family() + " saddr " + peer.text()));
            }
            if (!direction.equals("in")) {
                rules.addAll(both("outgoing", peer.family() + " daddr " + peer.text()));
            }
        }
        return new Reading.Good(new Cut(rules, road -> peers.get().hold(road.from())));
    }

    /** What a host passes on for others is cut like its own. */
    private static List<String> both(String chain, String match) {
        return List.of(chain + " " + match + " counter drop", "passing " + match + " counter drop");
    }
}
