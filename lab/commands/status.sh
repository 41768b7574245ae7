# shellcheck shell=bash
# lab status: the estate on one screen. Hosts and services are asked at the same time, and told in order.

command_status() {
    local told part
    local -a services
    open_existing_lab "$NAME"
    mapfile -t services < <(services_that status)
    told=$(mktemp -d)
    # shellcheck disable=SC2064 # The folder of now.
    trap "rm -rf '$told'" EXIT
    TOLD=$told in_parallel tell "${HOSTS[@]/#/host:}" "${services[@]/#/service:}"
    say "lab $LAB_NAME  part $LAB_PART  profile $LAB_PROFILE  base $LAB_BASE  addresses $(network_prefix).0.0/16"
    say ""
    printf '%-10s %-7s %-5s %-13s %-13s %s\n' HOST SITE POWER MANAGEMENT BUSINESS "UNITS, ACTIVE UNLESS TOLD"
    for part in "${HOSTS[@]/#/host:}"; do
        cat "$told/$part"
    done
    say ""
    for part in "${services[@]}"; do
        awk -v name="$part" '{ printf "%-10s %s\n", (NR == 1 ? name : ""), $0 }' "$told/service:$part"
    done
}

# tell host:NAME|service:NAME
tell() { "status_${1%%:*}" "${1#*:}" >"$TOLD/$1" 2>/dev/null || :; }

status_service() { "$1_status"; }

status_host() {
    printf '%-10s %-7s %-5s %-13s %-13s %s\n' "$1" "${SITE_OF[$1]}" "$(power_state_json "$1" | jq -r .power)" \
        "$(management_address "$1")" "$(business_address "$1")" "$(status_units "$1")"
}

# Each unit of the host, with its state if that is not active: etcd consul=failed ...
status_units() {
    is_on "$1" || { units_of "$1" | sed 's/\.service$//' | xargs && return; }
    unit_states "$1" | sed 's/\.service / /; s/ active$//; s/ /=/' | xargs
}
