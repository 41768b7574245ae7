package io.drillmaster.connector.network;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.ssh.DeadMan;
import io.drillmaster.connector.ssh.Dialogue;
import io.drillmaster.connector.ssh.Healing;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.Sh;

/**
 * The bash that takes an interface down and brings up again what it took down.
 *
 * <p>Files under /run/drillmaster: {@code link-TOKEN} names an interface that is down, with what
 * the kernel forgets along with it, and {@code flapping-TOKEN} is there while one goes down again
 * and again.
 */
final class LinkScript {

    /**
     * Whoever lowers or raises holds a lock until then and no longer, so that nobody who ends a
     * flapping is overtaken by it; routes of the kernel and of routing daemons come back by
     * themselves.
     */
    private static final String LINKS =
            """
            here=/run/drillmaster
            alone() { mkdir -p "$here" && exec 8>"$here/links.lock" && flock -w 5 8; }
            forgotten() {
                ip -4 route show dev "$1" | while read -r route; do
                    case $route in *' proto static'*|*' proto boot'*) echo "4 $route" ;;
                        *' proto '*) ;; *) echo "4 $route" ;; esac; done
                ip -6 -o address show dev "$1" scope global | while read -r _ _ _ address _; do
                    echo "6 $address"; done; }
            lower() { local state
                state=$(forgotten "$2") && printf '%s\\n' "$2" "$state" >"$here/link-$1" &&
                    ip link set dev "$2" down; }
            raise() { local name family what
                [ -e "$1" ] || return 0
                { read -r name; ip link set dev "$name" up || return
                    while read -r family what; do
                        case $family in
                            4) ip -4 route replace $what dev "$name" || return ;;
                            6) ip -6 address replace "$what" dev "$name" || return ;;
                        esac; done; } <"$1"
                rm -f "$1"; }
            """;

    private static final String DOWN =
            """
            read -r from _ to _ <<<"$1"
            over=$(ip -o address show to "$to" | { read -r _ name _; echo "$name"; })
            [ -n "$over" ] || { echo "no interface of its has the management address $to"; exit 0; }
            flags=$(ip -o link show dev "$link" 2>/dev/null) || {
                echo "no there is no interface $link"; exit 0; }
            [[ $flags =~ [,\\<]UP[,\\>] ]] || {
                echo "no $link is down already"; exit 0; }
            armed=no; [ -z "$(waiting)" ] || armed=yes
            spent=no; ! spent || spent=yes
            echo "found ${from#::ffff:} $over $armed $spent"
            again() { alone && [ -e "$here/flapping-$token" ] && "$@"; exec 8>&-; }
            flap() { local round
                for ((round = 1; ; round++)); do
                    sleep "$interval"; again raise "$here/link-$token"
                    [ "$round" -lt "$times" ] || break
                    sleep "$interval"; again lower "$token" "$link" || break
                done
                alone; raise "$here/link-$token" && rm -f "$here/flapping-$token"; }
            while read -r word; do
                case $word in
                    t) t ;;
                    wait) wait
                        if [ -e "$here/link-$token" ]; then echo "$link is still down"
                        else echo ended; fi ;;
                    cut) leave about || { echo "no note could be left at $note"; continue; }
                        alone || { echo "somebody else held $here/links.lock for 5 s"; continue; }
                        [ "$times" = 0 ] || : >"$here/flapping-$token"
                        now; a=$now
                        why=$(lower "$token" "$link" 2>&1); code=$?
                        now; b=$now
                        exec 8>&-
                        if [ $code != 0 ]; then rm -f "$note" "$here/flapping-$token"
                            raise "$here/link-$token"; echo "ip said ${why//$'\\n'/; }"
                        elif [ $armed = yes ] && [ -z "$(waiting)" ]; then
                            rm -f "$here/flapping-$token"; raise "$here/link-$token"
                            echo "its lease ended at that moment, and it was healed at once"
                        else leave did
                            [ "$times" = 0 ] || { flap </dev/null >/dev/null 2>&1 & }
                            echo "cut $a $b"; fi ;;
                esac
            done
            """;

    private static final String UP =
            """
            alone || { echo "no lock: somebody else held $here/links.lock for 5 s"; exit 0; }
            raised=
            for state in "$here/link-$prefix"*; do
                [ -e "$state" ] || continue
                read -r name <"$state"
                [ -z "$only" ] || [ "$only" = "$name" ] || continue
                rm -f "$here/flapping-${state#"$here"/link-}"
                raise "$state" || exit
                raised="$raised $name"
            done
            [ -n "$only" ] || rm -f "$here/flapping-$prefix"*
            echo raised $raised
            """;

    private static final String REMAINING =
            """
            echo "down" $(for state in "$here/link-$prefix"*; do
                [ -e "$state" ] && head -n 1 "$state"; done)
            """;

    private static final String RECALL =
            """
            there=; [ ! -e "$here/link-$token" ] || there=there
            note=$(recall)
            echo "state $there ${note:-none}"
            """;

    private LinkScript() {}

    /**
     * @param times how often it goes down and up by itself; 0 if it stays down
     * @param seconds how long it stays so each time, as sleep takes it
     */
    static String down(Call call, String link, int times, String seconds) {
        return tokens(call)
                + "link="
                + Sh.quote(link)
                + "\ntimes="
                + times
                + "\ninterval="
                + seconds
                + "\n"
                + LINKS
                + Notes.script(NetworkScript.note(call))
                + Dialogue.CLOCK
                + DeadMan.look(call)
                + DOWN;
    }

    static String up(Call call) {
        String only = call.argument("interface").orElse("").strip();
        return "prefix=%s\nonly=%s\n".formatted(Token.drill(call), Sh.quote(only)) + LINKS + UP;
    }

    static String remaining(Call call) {
        return "prefix=" + Token.drill(call) + "\n" + LINKS + REMAINING;
    }

    static String recall(Call call) {
        return tokens(call) + LINKS + Notes.script(NetworkScript.note(call)) + RECALL;
    }

    /** What the host does by itself: it ends this one fault, and looks that it is over. */
    static Healing healing(Call call) {
        return new Healing(
                ":",
                tokens(call)
                        + LINKS
                        + """
                        alone || return
                        rm -f "$here/flapping-$token"
                        raise "$here/link-$token" && [ ! -e "$here/link-$token" ]
                        """);
    }

    private static String tokens(Call call) {
        return "token=" + Token.of(call).text() + "\n";
    }
}
