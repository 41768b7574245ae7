# shellcheck shell=bash disable=SC2034
# Which host is where: reads hosts.table and sites.table once.
# LAB_INDEX, the lab's number on this machine, makes the second part of every address.

declare -a HOSTS SITES
declare -A SITE_OF NUMBER_OF SERVICES_OF SITE_NUMBER SITE_ROLE

read_tables() {
    local name site number rest
    while read -r name site number rest; do
        [[ $name == \#* ]] && continue
        HOSTS+=("$name")
        SITE_OF[$name]=$site NUMBER_OF[$name]=$number SERVICES_OF[$name]=$rest
    done <"$LAB_HOME/hosts.table"
    while read -r name number rest; do
        [[ $name == \#* ]] && continue
        SITES+=("$name")
        SITE_NUMBER[$name]=$number SITE_ROLE[$name]=$rest
    done <"$LAB_HOME/sites.table"
}
read_tables

is_host() { [ -n "${SITE_OF[$1]:-}" ]; }

# hosts_with SERVICE: one a line, in the table's order.
hosts_with() {
    local host
    for host in "${HOSTS[@]}"; do
        [[ " ${SERVICES_OF[$host]} " != *" $1 "* ]] || printf '%s\n' "$host"
    done
}

network_prefix() { printf '10.%d' $((200 + LAB_INDEX)); }
management_address() { printf '10.%d.0.%d' $((200 + LAB_INDEX)) "${NUMBER_OF[$1]}"; }
business_address() {
    printf '10.%d.%d.%d' $((200 + LAB_INDEX)) "${SITE_NUMBER[${SITE_OF[$1]}]}" "${NUMBER_OF[$1]}"
}
gateway_address() { printf '10.%d.%d.1' $((200 + LAB_INDEX)) "${SITE_NUMBER[$1]}"; }

# join SEPARATOR ITEM...
join() {
    local separator=$1 first=$2
    shift 2
    printf '%s' "$first" "${@/#/$separator}"
}
