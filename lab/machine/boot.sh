# shellcheck shell=bash
# Boots a host: systemd-nspawn with the host's own init on its overlay and in its network namespace.

# The words of the container's command line, one a line. --register=no and --keep-unit keep the
# machine's own systemd, if it has one, out of it.
nspawn_words() {
    scope_words "$1"
    printf '%s\n' systemd-nspawn --quiet --register=no --keep-unit \
        "--machine=$(machine_name "$1")" "--hostname=$1" "--directory=$(host_root "$1")" \
        "--network-namespace-path=/run/netns/$(host_namespace "$1")" \
        --capability=CAP_NET_ADMIN,CAP_NET_RAW,CAP_SYS_NICE \
        --console=read-only --resolv-conf=off --timezone=off --link-journal=no --boot
}

# boot_host HOST: starts it and returns; the container outlives the command that started it.
boot_host() {
    local host=$1 folder
    local -a words
    folder=$(host_folder "$host")
    mapfile -t words < <(nspawn_words "$host")
    (
        forget_locks
        enter_cgroup "$host"
        exec setsid "${words[@]}" </dev/null >"$folder/console.log" 2>&1
    ) &
    disown
}

# supervisor_of HOST: the process id of its systemd-nspawn; nothing when the host is off.
supervisor_of() {
    local pid name
    for pid in $(processes_of "$1"); do
        read -r name 2>/dev/null <"/proc/$pid/comm" || continue
        if [ "$name" = systemd-nspawn ]; then
            echo "$pid"
            return
        fi
    done
}

# init_of HOST: the process id of the host's own init, the one child of its systemd-nspawn.
# A dead one that is not reaped yet has no executable any more.
init_of() {
    local supervisor init
    supervisor=$(supervisor_of "$1")
    [ -n "$supervisor" ] || return 1
    # The kernel ends this line without a newline, which read reports as a failure.
    read -r init 2>/dev/null <"/proc/$supervisor/task/$supervisor/children" || [ -n "${init:-}" ] || return 1
    [ -e "/proc/$init/exe" ] || return 1
    echo "$init"
}

is_on() { init_of "$1" >/dev/null; }
