# shellcheck shell=bash disable=SC2034
# Which host is where: reads hosts.table, sites.table and the table of a part.
# LAB_INDEX, the lab's number on this machine, makes the second part of every address.

declare -a HOSTS SITES
declare -A SITE_OF NUMBER_OF SERVICES_OF SITE_NUMBER SITE_ROLE SITE_GATEWAY

# read_tables [PART]: the full estate unless told a part of it.
read_tables() {
    local host site number services gateway role
    HOSTS=() SITES=() SITE_OF=() NUMBER_OF=() SERVICES_OF=() SITE_NUMBER=() SITE_ROLE=() SITE_GATEWAY=()
    while read -r host site number services; do
        HOSTS+=("$host")
        SITE_OF[$host]=$site NUMBER_OF[$host]=$number SERVICES_OF[$host]=$services
    done < <(table "$LAB_HOME/hosts.table")
    [ "${1:-full}" = full ] || keep_part "$LAB_HOME/parts/$1.table"
    while read -r site number gateway role; do
        [[ " ${SITE_OF[*]} " == *" $site "* ]] || continue
        SITES+=("$site")
        [ -n "${SITE_OF[$gateway]:-}" ] || gateway=wan
        SITE_NUMBER[$site]=$number SITE_GATEWAY[$site]=$gateway SITE_ROLE[$site]=$role
    done < <(table "$LAB_HOME/sites.table")
}

# keep_part TABLE: forgets the hosts that are not in it, and the services it does not name.
keep_part() {
    local host services
    local -A kept=()
    while read -r host services; do
        kept[$host]=$services
    done < <(table "$1")
    HOSTS=()
    while read -r host _; do
        if [ -n "${kept[$host]:-}" ]; then
            HOSTS+=("$host")
            SERVICES_OF[$host]=${kept[$host]}
        else
            unset "SITE_OF[$host]" "NUMBER_OF[$host]" "SERVICES_OF[$host]"
        fi
    done < <(table "$LAB_HOME/hosts.table")
}

# table FILE: its lines without the comments.
table() { grep -v '^#' "$1"; }

# The parts there are, the whole first.
parts() {
    local file
    echo full
    for file in "$LAB_HOME"/parts/*.table; do
        basename "$file" .table
    done
}

read_tables

is_host() { [ -n "${SITE_OF[$1]:-}" ]; }

# hosts_with SERVICE: one a line, in the table's order.
hosts_with() {
    local host
    for host in "${HOSTS[@]}"; do
        ! runs "$host" "$1" || printf '%s\n' "$host"
    done
}

# first COMMAND...: its first line. All of them are read, for a command whose reader went away has failed.
first() {
    local -a lines
    mapfile -t lines < <("$@")
    printf '%s\n' "${lines[0]:-}"
}

# runs HOST SERVICE
runs() { [[ " ${SERVICES_OF[$1]} " == *" $2 "* ]]; }

# The services of this part, each once.
services_here() {
    local host
    for host in "${HOSTS[@]}"; do
        # shellcheck disable=SC2086 # The list is meant to be split.
        printf '%s\n' ${SERVICES_OF[$host]}
    done | awk '!seen[$0]++'
}

# The hosts through which clients come in. The other HAProxys are there to take over an address.
edges() {
    local host
    for host in $(hosts_with haproxy); do
        ! runs "$host" consul || printf '%s\n' "$host"
    done
}

network_prefix() { printf '10.%d' $((200 + LAB_INDEX)); }
management_address() { printf '10.%d.0.%d' $((200 + LAB_INDEX)) "${NUMBER_OF[$1]}"; }
business_address() {
    printf '10.%d.%d.%d' $((200 + LAB_INDEX)) "${SITE_NUMBER[${SITE_OF[$1]}]}" "${NUMBER_OF[$1]}"
}
gateway_address() { printf '10.%d.%d.1' $((200 + LAB_INDEX)) "${SITE_NUMBER[$1]}"; }

site_network() { printf '10.%d.%d.0/24' $((200 + LAB_INDEX)) "${SITE_NUMBER[$1]}"; }

# What belongs to no site: the lab's end of the routers' uplinks, and a router's end of its own.
wan_address() { printf '10.%d.%d.1' $((200 + LAB_INDEX)) "$WAN_NETWORK"; }
uplink_address() { printf '10.%d.%d.%d' $((200 + LAB_INDEX)) "$WAN_NETWORK" "${NUMBER_OF[$1]}"; }

# The address that moves between the site's load balancers.
virtual_address() { printf '10.%d.%d.100' $((200 + LAB_INDEX)) "${SITE_NUMBER[$1]}"; }

# join SEPARATOR ITEM...
join() {
    local separator=$1 first=$2
    shift 2
    printf '%s' "$first" "${@/#/$separator}"
}
