# shellcheck shell=bash
# Power: a cut that peers see as silence, and power back with the data kept.

cut_power() {
    local host=$1 init
    local -a ends
    init=$(init_of "$host") || init=""
    if [ -z "$init" ]; then
        printf '{"host":"%s","already":true}\n' "$host"
        return
    fi
    # Before the cut: a cut without its mark would look like someone else's.
    printf '%s' "$MARK" >"$(cut_mark "$host")"
    if [ -e "$(host_folder "$host")/idle-switch" ]; then
        perl -MTime::HiRes=clock_gettime -e 'printf qq({"host":"%s","cut_monotonic_ns":[%d,%d],"cut_wall_ns":[%d,%d]}\n),
            shift, map { ($_, $_) } map { int(clock_gettime($_) * 1e9) } 1, 0' "$host"
        return
    fi
    mapfile -t ends < <(cable_ends "$host")
    nsenter --net="/run/netns/$(wan_namespace)" perl "$LAB_HOME/machine/cut.pl" "$host" "$init" "${ends[@]}"
}

# restore_power HOST: fresh cables (a firewall rule does not outlive a power cut), the old files.
restore_power() {
    end_processes "$1"
    mount_root "$1"
    plug_host "$1"
    boot_host "$1"
}

# await_power HOST: whoever looks next finds it on, or the reason why not is said.
await_power() {
    wait_until 10 is_on "$1" || fail "$1 did not start:" "$(tail -n 3 "$(host_folder "$1")/console.log")"
}

# Where the mark of the last cut is kept.
cut_mark() { printf '%s/cut-mark' "$(host_folder "$1")"; }

power_state_json() {
    local state=off mark=""
    ! is_on "$1" || state=on
    mark=$(cat "$(cut_mark "$1")" 2>/dev/null) || mark=""
    printf '{"host":"%s","power":"%s","cut_mark":"%s"}\n' "$1" "$state" "$mark"
}

# take_away HOST: ends everything of the host outside its folder; it may be half there, or not at all.
take_away() {
    end_processes "$1"
    unmount_root "$1"
    unplug_host "$1"
}
