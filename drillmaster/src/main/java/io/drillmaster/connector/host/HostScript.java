package io.drillmaster.connector.host;

/**
 * The script that says what a host is like now, in parts that begin with a line of their own.
 *
 * <p>What moves by itself is left out: counters, handles, lifetimes, link-local addresses, offsets
 * of clocks. A tool that is there and fails makes the whole look fail, since a look that saw less
 * than the other would tell of changes that are none.
 */
final class HostScript {

    static final String PART = "### drillmaster: ";

    static final String UNITS = "units";
    static final String FACTS = "facts";
    static final String END = "end";

    static final String WORDS =
            """
            export LC_ALL=C
            part() { printf '### drillmaster: %s\\n' "$1"; }
            fact() { printf '%s\\t%s\\n' "$1" "$2"; }
            short() { sha256sum | cut -c1-12; }
            has() { command -v "$1" >/dev/null 2>&1; }
            fail() { echo "$1 failed" >&2; exit 3; }
            """;

    /** What is enabled and not loaded is told by the links under /etc/systemd/system. */
    private static final String SYSTEMD =
            """
            if has systemctl; then
                part units
                systemctl show -p Id -p ActiveState -p UnitFileState -p Type -p TriggeredBy \\
                    -p BusName -p FreezerState '*.service' '*.timer' || fail 'systemctl show'
            fi
            part facts
            """;

    private static final String FIREWALL =
            """
            if has nft; then
                tables=$(nft list tables) || fail 'nft list tables'
                while read -r _ family name; do
                    [ -n "$name" ] || continue
                    text=$(nft -s list table "$family" "$name") || fail "nft list table $name"
                    fact "nft:$family $name" "$(short <<<"$text")"
                done <<<"$tables"
            fi
            for tool in iptables ip6tables; do
                has $tool-save || continue
                rules=$($tool-save) || fail "$tool-save"
                rules=$(sed -e '/^#/d' -e 's/ *\\[[0-9]*:[0-9]*\\]//' <<<"$rules")
                [ -z "$rules" ] || fact $tool "$(short <<<"$rules")"
            done
            """;

    private static final String NETWORK =
            """
            if has ip; then
                for v in 4 6; do
                    routes=$(ip -$v route show table all) || fail 'ip route'
                    awk '/ table local / || $1 ~ /^(local|broadcast|multicast|anycast|fe80:|ff00:)/ { next }
                        NF { gsub(/ expires [0-9]+sec/, ""); to = $1
                            if (to ~ /^(unreachable|blackhole|prohibit|throw)$/) to = $2; else $1 = ""
                            sub(/^ +/, ""); print "route:" to "\\t" $0 }' <<<"$routes"
                    ip -$v rule | sed -n "s/^\\([0-9]*\\):[[:space:]]*/rule$v:\\1\\t/p"
                done
                links=$(ip -o link show) || fail 'ip link'
                awk -F': ' '{ name = $2; sub(/@.*/, "", name); if (name ~ /^veth/) next
                    mtu = $3; sub(/.* mtu /, "", mtu); sub(/ .*/, "", mtu)
                    state = ($3 ~ /[<,]UP[,>]/) ? "up" : "down"
                    if ($3 ~ /NO-CARRIER/) state = state " without a carrier"
                    print "addr:" name "\\t" state ", mtu " mtu }' <<<"$links"
                ip -o addr show | awk '$2 !~ /^veth/ && !/ scope link| temporary| tentative/ {
                    print "addr:" $2 "\\t" $4 }'
            fi
            if has tc; then
                tc qdisc show | awk '$4 == "dev" && $5 !~ /^veth/ { name = $5; kind = $2
                    for (i = 1; i <= 5; i++) $i = ""
                    gsub(/ refcnt [0-9]+| [0-9a-f]*:[0-9a-f]*/, ""); sub(/^ +/, "")
                    print "qdisc:" name "\\t" kind " " $0 }'
            fi
            for name in net.ipv4.ip_forward net.ipv6.conf.all.forwarding; do
                value=$(cat "/proc/sys/${name//./\\/}" 2>/dev/null) && fact "sysctl:$name" "$value"
            done
            """;

    private static final String FILES =
            """
            files() {
                local kind=$1; shift
                find "$@" -xdev -type f -print0 2>/dev/null | sort -z | xargs -0 -r sha256sum 2>/dev/null |
                    sed "s|^\\(............\\)[0-9a-f]*  |$kind:\\t\\1\\t|" |
                    awk -F'\\t' '{ print $1 $3 "\\t" $2 }'
                find "$@" -xdev -type l -printf "$kind:%p\\tlink to %l\\n" 2>/dev/null
            }
            files file /etc/patroni /etc/patroni.yml /etc/postgresql /etc/haproxy /etc/consul* /etc/etcd* \\
                /etc/keepalived /etc/default/etcd /etc/default/consul /etc/default/haproxy \\
                /etc/default/patroni /etc/hosts /etc/resolv.conf /etc/nftables.conf /etc/nftables.d \\
                /etc/iptables /etc/network /etc/netplan /etc/sysctl.conf /etc/sysctl.d \\
                /etc/systemd/system /run/systemd/system
            files cron /etc/crontab /etc/cron.d /var/spool/cron
            # A lock that nobody holds is an empty file, and says nothing.
            find /run/drillmaster -type f ! -name '*.lock' -printf 'flag:%p\\tthere\\n' 2>/dev/null
            """;

    private static final String PROCESSES =
            """
            if has ps; then
                ps -eo stat=,comm= | awk '$1 ~ /^T/ { n[$2]++ }
                    END { for (name in n) print "stopped:" name "\\t" n[name] }'
            fi
            if has chronyc && pgrep -x chronyd >/dev/null; then
                chronyc -n tracking 2>/dev/null | grep -q 'Leap status.*Normal' &&
                    fact clock synced || fact clock unsynced
            elif pgrep -x systemd-timesyn >/dev/null; then
                [ -e /run/systemd/timesync/synchronized ] && fact clock synced || fact clock unsynced
            fi
            part end
            """;

    static final String TEXT = WORDS + SYSTEMD + FIREWALL + NETWORK + FILES + PROCESSES;

    private HostScript() {}
}
