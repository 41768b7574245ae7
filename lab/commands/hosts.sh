# shellcheck shell=bash
# The commands on one host: ssh, and the power switch.

command_ssh() {
    local -a words
    [ "${#ARGUMENTS[@]}" -ge 1 ] || usage_error "lab ssh needs a host"
    open_host "$NAME" "${ARGUMENTS[0]}"
    mapfile -t words < <(ssh_words "${ARGUMENTS[0]}")
    exec "${words[@]}" "${ARGUMENTS[@]:1}"
}

command_power-cut() {
    switch_host
    cut_power "$HOST"
}

command_power-on() {
    switch_host
    if is_on "$HOST"; then
        printf '{"host":"%s","already":true}\n' "$HOST"
        return
    fi
    restore_power "$HOST"
    await_power "$HOST"
    printf '{"host":"%s","power":"on"}\n' "$HOST"
}

# Whoever looks while the power is being switched would take what is under way for what never was.
command_power-state() {
    one_host
    lock_host "$HOST"
    power_state_json "$HOST"
}

one_host() {
    [ "${#ARGUMENTS[@]}" = 1 ] || usage_error "this needs exactly one host"
    HOST=${ARGUMENTS[0]}
    open_host "$NAME" "$HOST"
}

switch_host() {
    one_host
    lock_lab shared
    lock_host "$HOST"
}
