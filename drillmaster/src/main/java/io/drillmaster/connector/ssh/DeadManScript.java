package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Token;

/**
 * The bash that arms, looks and disarms on the target.
 *
 * <p>Files under /run/drillmaster: {@code deadman-TOKEN} holds a line for each timer ever started
 * (its number, the uptime, the lease, in ms), {@code .heal} is what a timer runs, and {@code
 * .fired} says that one did, and when.
 */
final class DeadManScript {

    /**
     * Functions that only look: {@code waiting} says the timers that will fire, {@code firing} is
     * true from the moment one fires, and {@code spent} if the fault was armed and no longer is.
     */
    private static final String LOOK =
            """
            export LC_ALL=C
            unit=drillmaster-$token base=/run/drillmaster/deadman-$token
            up() { local a; read -r a _ </proc/uptime; a=${a/./}0; echo $((10#$a)); }
            units() { systemctl list-units --all --plain --no-legend --no-pager "$unit-*.$1" |
                while read -r name _; do echo "$name"; done; }
            waits() { local line active='' next=''
                while read -r line; do
                    case $line in
                        ActiveState=*) active=${line#*=} ;;
                        NextElapseUSecMonotonic=*) next=${line#*=} ;;
                    esac
                done < <(systemctl show -p ActiveState -p NextElapseUSecMonotonic -- "$1")
                [ "$active" = active ] && [ -n "$next" ] && [ "$next" != infinity ]; }
            waiting() { local each; for each in $(units timer); do
                ! waits "$each" || echo "$each"; done; }
            healing() { systemctl list-units --plain --no-legend --no-pager "$unit-*.service"; }
            firing() { [ -e "$base.fired" ] || [ -n "$(healing)" ]; }
            spent() { firing || { [ -e "$base" ] && [ -z "$(waiting)" ]; }; }
            tell() { local n at lease left=0 armed=no fired=no
                firing && fired=yes
                if [ -n "$(waiting)" ]; then armed=yes
                    while read -r n at lease; do left=$((at + lease - $(up))); done <"$base"; fi
                [ "$left" -gt 0 ] || left=0
                echo "told $armed $left $fired"; }
            """;

    /** The lock ends with its holder, and the healing never waits for it. */
    private static final String ALONE =
            """
            no() { echo "no $*"; exit 0; }
            for tool in flock systemd-run systemctl; do
                command -v $tool >/dev/null || no "$tool is not installed there"; done
            [ -d /run/systemd/system ] || no "systemd does not run there"
            mkdir -p /run/drillmaster && exec 9>"/run/drillmaster/deadman.lock" ||
                no "nothing can be written to /run/drillmaster there"
            flock -w 5 9 || no "somebody else has been arming there for 5 s"
            """;

    /** The next timer waits before the last one is stopped, so that there is always one. */
    private static final String START =
            """
            forget() { rm -f "$base" "$base.heal" "$base.fired"; }
            next() { local each n=0; for each in $(units timer) $(units service); do
                each=${each#"$unit-"}; each=${each%%.*}; [ "$each" -gt $n ] && n=$each; done
                [ ! -e "$base" ] || while read -r each _; do
                    [ "$each" -gt $n ] && n=$each; done <"$base"
                echo $((n + 1)); }
            start() { local n=$1 why
                echo "$n $(up) $lease" >>"$base" || return
                why=$(systemd-run --quiet --collect --unit="$unit-$n" --description="$about" \\
                    --on-active="${lease}ms" --timer-property=AccuracySec=100ms \\
                    --property=Type=oneshot bash "$base.heal" 2>&1) ||
                    { echo "${why//$'\\n'/; }"; return 1; }
                waits "$unit-$n.timer" ||
                    { systemctl stop "$unit-$n.timer"; echo "its timer does not wait"; return 1; }; }
            """;

    private static final String ARM =
            """
            before=$(waiting)
            if [ -z "$before" ]; then
                why=$(check); [ -z "$why" ] || no "$why"
                [ -z "$(healing)" ] || no "it is healing at this moment"
                forget
            fi
            printf '%s' "$heal" >"$base.heal.part" && mv -f "$base.heal.part" "$base.heal" ||
                no "nothing can be written to /run/drillmaster there"
            n=$(next)
            why=$(start "$n") || { [ -n "$before" ] || forget; no "no timer could be started: $why"; }
            for each in $before; do systemctl stop "$each"; done
            tell
            """;

    private static final String RENEW =
            """
            healed="the fault has healed by itself already, $nothing"
            firing && no "$healed"
            before=$(waiting)
            [ -n "$before" ] || no "it was never armed, or was disarmed, $nothing"
            n=$(next)
            why=$(start "$n") || no "no new timer could be started, the old one still waits: $why"
            for each in $before; do systemctl stop "$each"; done
            firing && { systemctl stop "$unit-$n.timer"; no "$healed"; }
            tell
            """;

    private static final String DISARM =
            """
            was=$(tell)
            for each in $(units timer); do systemctl stop "$each"; done
            [ -z "$(units timer)" ] || no "its timer could not be stopped: $(units timer)"
            forget
            read -r _ _ _ fired <<<"$was"
            echo "told no 0 $fired"
            """;

    /** What the timer runs; it heals also where no note can be left. */
    private static final String HEAL =
            """
            up() { local a; read -r a _ </proc/uptime; echo "$a"; }
            note() { echo "$@" 2>/dev/null >>"/run/drillmaster/deadman-$token.fired"; }
            note "fired $(up)"
            for ((i = 0; i < 600; i++)); do
                if heal; then note "healed $(up)"; exit 0; fi
                sleep 0.5
            done
            note "failed $(up)"
            exit 1
            """;

    private DeadManScript() {}

    /** The functions with which a script that injects a fault sees whether it is armed. */
    static String look(Call call) {
        return "token=" + Token.of(call) + "\n" + LOOK;
    }

    static String arm(Call call, long lease, Healing healing) {
        String heal = "token=" + Token.of(call) + "\nheal() {\n" + healing.heal() + "\n}\n" + HEAL;
        return begin(call)
                + about(call, lease)
                + "check() {\n"
                + healing.check()
                + "\n}\nheal="
                + Sh.quote(heal)
                + "\n"
                + START
                + ARM;
    }

    static String renew(Call call, long lease) {
        return begin(call)
                + about(call, lease)
                + "nothing="
                + Sh.quote(DeadMan.NOT_ARMED)
                + "\n"
                + START
                + RENEW;
    }

    static String disarm(Call call) {
        return begin(call) + START + DISARM;
    }

    static String armed(Call call) {
        return look(call) + "tell\n";
    }

    private static String begin(Call call) {
        return look(call) + ALONE;
    }

    private static String about(Call call, long lease) {
        String about = "Drillmaster takes back " + call.verb() + " by itself";
        return "lease=" + lease + "\nabout=" + Sh.quote(about) + "\n";
    }
}
