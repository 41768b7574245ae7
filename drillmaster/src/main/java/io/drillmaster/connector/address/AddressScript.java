package io.drillmaster.connector.address;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.Sh;

/**
 * The bash that looks who holds an address, and stops and starts the daemon that would.
 *
 * <p>The file {@code /run/drillmaster/address-TOKEN} says that we stopped it.
 */
final class AddressScript {

    /** Who does not hold the address says who answers for it: by the address of that interface. */
    private static final String LOOK =
            """
            read -r _ held _ < <(ip -o address show to "$address")
            runs=$(systemctl is-active keepalived)
            mac=none seen=none
            mac() { sed -n "s/.* $1 \\([0-9a-f:]*\\).*/\\1/p"; }
            if [ -n "$held" ]; then mac=$(ip -o link show dev "$held" | mac link.ether)
            elif ping -c 1 -W 1 -n -q "$address" >/dev/null 2>&1; then
                seen=$(ip neigh show to "$address" | mac lladdr)
                seen=${seen:-far}
            fi
            echo "host ${held:-none} ${mac:-none} $runs $seen"
            """;

    private static final String STOP =
            """
            mkdir -p /run/drillmaster && : >"/run/drillmaster/address-$token" && leave about ||
                { echo "no note could be left at $note"; exit 0; }
            if why=$(systemctl stop keepalived 2>&1); then leave did; echo stopped
            else rm -f "/run/drillmaster/address-$token" "$note"; echo "systemctl said $why"; fi
            """;

    private static final String RECALL =
            """
            there=; [ ! -e "/run/drillmaster/address-$token" ] || there=there
            note=$(recall)
            echo "state $there ${note:-none}"
            """;

    private static final String START =
            """
            restored=none
            for state in "/run/drillmaster/address-$prefix"*; do
                [ -e "$state" ] || continue
                systemctl start keepalived || exit
                rm -f "$state"; restored=started
            done
            echo "$restored"
            """;

    private static final String REMAINING =
            """
            for state in "/run/drillmaster/address-$prefix"*; do
                [ ! -e "$state" ] || { echo stopped; exit; }; done
            echo none
            """;

    private AddressScript() {}

    static String look(String address) {
        return "address=" + Sh.quote(address) + "\n" + LOOK;
    }

    static String note(Call call) {
        return "address-move-" + Token.of(call);
    }

    static String stop(Call call) {
        return token(call) + Notes.script(note(call)) + STOP;
    }

    static String recall(Call call) {
        return token(call) + Notes.script(note(call)) + RECALL;
    }

    static String start(Call call) {
        return "prefix=" + Token.drill(call) + "\n" + START;
    }

    static String remaining(Call call) {
        return "prefix=" + Token.drill(call) + "\n" + REMAINING;
    }

    private static String token(Call call) {
        return "token=" + Token.of(call).text() + "\n";
    }
}
