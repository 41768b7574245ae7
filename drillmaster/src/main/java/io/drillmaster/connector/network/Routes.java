package io.drillmaster.connector.network;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Looks at how routers route: their neighbours, and by which interface they reach a place. */
final class Routes {

    private static final Pattern PLACE = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private static final String ROAD =
            """
            road() { local road
                road=$(ip -o route get "$1" 2>/dev/null) || { echo none none; return; }
                via=${road#* via }; [ "$via" != "$road" ] || via=$1
                dev=${road#* dev }; echo "${dev%% *} ${via%% *}"; }
            """;

    private static final String LOOK =
            """
            bird=no neighbours=0 bfd=0
            if command -v birdc >/dev/null && birdc show status >/dev/null 2>&1; then bird=yes
                neighbours=$(birdc show ospf neighbors | awk '$3 ~ /^Full/ {n++} END {print n + 0}')
                bfd=$(birdc show bfd sessions | awk '$3 == "Up" {n++} END {print n + 0}')
            fi
            echo "$bird $neighbours $bfd $([ -z "$to" ] && echo none none || road "$to")"
            """;

    private static final String SIDE =
            """
            read -r dev via <<<"$(road "$to")"
            echo "$dev $via" $(ip -o address show dev "$dev" 2>/dev/null |
                while read -r _ _ _ address _; do echo "${address%/*}"; done)
            """;

    private final RemoteShell shell;
    private final Map<String, String> addresses;

    Routes(RemoteShell shell, Map<String, String> addresses) {
        this.shell = shell;
        this.addresses = Map.copyOf(addresses);
    }

    Outcome look(Call call) {
        Optional<String> to = call.argument("to").map(String::strip).filter(it -> !it.isEmpty());
        Optional<String> place = to.flatMap(this::place);
        if (to.isPresent() && place.isEmpty()) {
            return new Outcome.Refused(what(call) + nowhere(to.get()));
        }
        return told(
                call,
                run(call.on(), place.orElse(""), LOOK, Deadline.in(call.limit())),
                words -> new Outcome.Done(facts(words)));
    }

    private static Facts facts(List<String> words) {
        List<String> names = List.of("bird", "neighbours", "bfd-up", "via", "gateway");
        SortedMap<String, String> facts = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            facts.put(names.get(i), i < words.size() ? words.get(i) : "none");
        }
        return new Facts(facts);
    }

    /** One link is meant when each side's gateway is the other side's address on it. */
    Outcome symmetry(Call call) {
        String far = call.with().getOrDefault("far", "").strip();
        Optional<String> there = place(far);
        Optional<String> back = place(call.on());
        if (!shell.hosts().contains(far) || there.isEmpty() || back.isEmpty()) {
            return new Outcome.Refused(what(call) + nowhere(far));
        }
        if (far.equals(call.on())) {
            return new Outcome.Refused(what(call) + far + " is the same router");
        }
        Map<String, String> ways = Map.of(call.on(), there.get(), far, back.get());
        Deadline deadline = Deadline.in(call.limit());
        SortedMap<String, Ran> sides =
                AtOnce.all(
                        ways.keySet(),
                        host -> run(host, ways.getOrDefault(host, ""), SIDE, deadline),
                        deadline);
        return told(
                call,
                side(sides, call.on()),
                near ->
                        told(
                                call,
                                side(sides, far),
                                other -> new Outcome.Done(symmetry(near, other))));
    }

    private static Ran side(SortedMap<String, Ran> sides, String host) {
        return Optional.ofNullable(sides.get(host))
                .orElseGet(() -> new Ran.NoAnswer(host + " did not answer in time"));
    }

    private static Facts symmetry(List<String> near, List<String> far) {
        boolean one =
                near.subList(2, near.size()).contains(far.get(1))
                        && far.subList(2, far.size()).contains(near.get(1));
        return Facts.of(
                Map.of(
                        "there", near.get(0),
                        "back", far.get(0),
                        "symmetric", one ? "yes" : "no"));
    }

    private Optional<String> place(String name) {
        return Optional.ofNullable(addresses.get(name))
                .or(() -> Optional.of(name).filter(it -> PLACE.matcher(it).matches()));
    }

    private String nowhere(String name) {
        return "`%s` is no address and no host whose address is known; known are %s"
                .formatted(name, addresses.keySet().stream().sorted().toList());
    }

    private Ran run(String host, String to, String script, Deadline deadline) {
        String text = "to=" + Sh.quote(to) + "\n" + ROAD + script;
        return shell.run(host, Sh.asRoot(text), deadline.left());
    }

    private static Outcome told(Call call, Ran ran, Function<List<String>, Outcome> judge) {
        return switch (ran) {
            case Ran.NotSent not -> new Outcome.Refused(what(call) + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what(call) + no.why());
            case Ran.Ended ended -> {
                List<String> words = Arrays.asList(ended.out().strip().split("\\s+"));
                yield ended.well() && words.size() > 1
                        ? judge.apply(words)
                        : new Outcome.Refused(what(call) + ended.said());
            }
        };
    }

    private static String what(Call call) {
        return "%s on %s: ".formatted(call.verb(), call.on());
    }
}
