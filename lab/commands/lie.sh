# shellcheck shell=bash
# lab lie: the lab lies on purpose; lies/README.md says how.

command_lie() {
    local lie=${ARGUMENTS[0]:-} host=${ARGUMENTS[1]:-}
    local -a words
    [ "${#ARGUMENTS[@]}" -ge 2 ] || usage_error "lab lie needs a lie and a host"
    open_host "$NAME" "$host"
    if [ "$lie" = idle-switch ]; then
        idle_switch "$host" "${ARGUMENTS[2]:-on}"
        return
    fi
    [[ $lie != README.md && $lie != rows && $lie != */* && -f $LAB_HOME/lies/$lie ]] ||
        usage_error "there is no lie '$lie'; lab/lies/README.md lists them"
    mapfile -t words < <(ssh_words "$host")
    cat "$LAB_HOME/lies/rows" "$LAB_HOME/lies/$lie" |
        "${words[@]}" bash -s -- "${ARGUMENTS[@]:2}"
}

# A switch that cuts nothing and says that it did.
idle_switch() {
    if [ "$2" = on ]; then touch "$(host_folder "$1")/idle-switch"; else rm -f "$(host_folder "$1")/idle-switch"; fi
}
