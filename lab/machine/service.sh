# shellcheck shell=bash
# What a service of the lab tells of itself, in its folder services/NAME; README.md says which files it may have.

# What holds when a service is healthy; each health.sh adds its own.
declare -A PROMISE

# units_of HOST: the units that the host must run, one a line.
units_of() {
    local service
    for service in ${SERVICES_OF[$1]}; do
        [ ! -e "$LAB_HOME/services/$service/units" ] || cat "$LAB_HOME/services/$service/units"
    done
}

# services_that DEED: the services of this part that have the function NAME_DEED.
services_that() {
    local service
    for service in $(services_here); do
        ! declare -F "${service}_$1" >/dev/null || echo "$service"
    done
}

# unit_states HOST: each unit with its state, as `etcd.service active`.
unit_states() {
    local -a units
    mapfile -t units < <(units_of "$1")
    [ "${#units[@]}" -gt 0 ] || return 0
    paste -d ' ' <(printf '%s\n' "${units[@]}") <(on_host "$1" systemctl is-active "${units[@]}" 2>/dev/null)
}
