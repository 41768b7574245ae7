package io.drillmaster.connector.backup;

import java.util.Collection;
import java.util.List;

/**
 * The bash that tries, from a host, to reach others at every address and port; one that refuses a
 * connection was reached, too.
 */
final class IsolationScript {

    static final List<String> FACTS =
            List.of("tried", "reached", "where", "routes", "default-routes", "neighbours");

    /** Where a system of ours could be listening. */
    private static final List<Integer> PORTS =
            List.of(22, 53, 80, 443, 2379, 5000, 5432, 6379, 8008, 8080, 8500, 9000, 9090, 9876);

    private static final String TRY =
            """
            export LC_ALL=C
            read -r from _ to _ <<<"$1"
            from=${from#::ffff:}
            told=$(mktemp -d) || exit
            trap 'rm -rf "$told"' EXIT
            knock() { local why
                why=$( (exec 3<>"/dev/tcp/$1/$2") 2>&1) && { echo "$1:$2"; return; }
                case $why in *refused*) echo "$1:$2" ;; esac; }
            # A try that nobody answers outlives us by minutes, and must not hold our answer open: with exec, for
            # a function's own redirection keeps a copy of what it hides.
            at() { exec >"$told/tried-$1-$2" 2>/dev/null </dev/null; knock "$1" "$2"; }
            for each in $addresses; do
                if ip route get "$each" >/dev/null 2>&1; then
                    echo "$each" >"$told/route-$each"
                    for port in $ports; do at "$each" "$port" & done
                else for port in $ports; do at "$each" "$port"; done & fi
            done
            for _ in {1..15}; do [ -n "$(jobs -r)" ] || break; sleep 0.1; done
            kill $(jobs -p) 2>/dev/null; wait
            """;

    /**
     * A network card answers for itself over IPv6, whatever the routes say: all that answer on a
     * link, but us and the one who asks, are neighbours.
     */
    private static final String NEIGHBOURS =
            """
            asker=$(ip neigh show "$from" 2>/dev/null | grep -o 'lladdr [0-9a-f:]*' | head -n 1)
            for link in $(ip -o link | cut -d: -f2 | cut -d@ -f1); do
                [ "$link" != lo ] && [ -n "$(ip -6 addr show dev "$link")" ] || continue
                ping -6 -c 1 -w 1 "ff02::1%$link" >/dev/null 2>&1
                ip -6 neigh show dev "$link" 2>/dev/null | grep lladdr |
                    grep -v FAILED | grep -v -F "${asker:-none}"
            done >"$told/neighbours"
            """;

    private static final String TELL =
            """
            tried=("$told"/tried-*)
            echo "tried=${#tried[@]}"
            reached=$(cat "${tried[@]}" | sort -u)
            echo "reached=$(grep -c . <<<"$reached")"
            echo "where=$(head -n 5 <<<"$reached" | paste -sd,)"
            routes=("$told"/route-*); [ -e "${routes[0]}" ] || routes=()
            echo "routes=${#routes[@]}"
            echo "default-routes=$({ ip route show default; ip -6 route show default; } | grep -c .)"
            echo "neighbours=$(sort -u "$told/neighbours" | grep -c .)"
            """;

    private IsolationScript() {}

    static String text(Collection<String> addresses) {
        return "addresses=%s\nports=%s\n"
                        .formatted(
                                quoted(addresses),
                                quoted(PORTS.stream().map(String::valueOf).toList()))
                + TRY
                + NEIGHBOURS
                + TELL;
    }

    static int tries(Collection<String> addresses) {
        return addresses.size() * PORTS.size();
    }

    private static String quoted(Collection<String> words) {
        return "'" + String.join(" ", words) + "'";
    }
}
