# shellcheck shell=bash
# Which host is where: reads hosts.table and sites.table.
# LAB_INDEX, the lab's number on this machine, makes the second part of every address.

# table FILE: its lines without comments.
table() { grep -v '^#' "$LAB_HOME/$1"; }

all_hosts() { table hosts.table | awk '{ print $1 }'; }
all_sites() { table sites.table | awk '{ print $1 }'; }
host_field() { table hosts.table | awk -v host="$1" -v field="$2" '$1 == host { print $field }'; }
site_field() { table sites.table | awk -v site="$1" -v field="$2" '$1 == site { print $field }'; }

is_host() { [ -n "$(host_field "$1" 1)" ]; }
site_of() { host_field "$1" 2; }
number_of() { host_field "$1" 3; }
services_of() { table hosts.table | awk -v host="$1" '$1 == host { for (i = 4; i <= NF; i++) print $i }'; }
hosts_with() { table hosts.table | awk -v service="$1" '{ for (i = 4; i <= NF; i++) if ($i == service) print $1 }'; }

network_prefix() { printf '10.%d' $((200 + LAB_INDEX)); }
management_address() { printf '%s.0.%s' "$(network_prefix)" "$(number_of "$1")"; }
business_address() { printf '%s.%s.%s' "$(network_prefix)" "$(site_field "$(site_of "$1")" 2)" "$(number_of "$1")"; }
gateway_address() { printf '%s.%s.1' "$(network_prefix)" "$(site_field "$1" 2)"; }

# join SEPARATOR ITEM...
join() {
    local separator=$1 first=$2
    shift 2
    printf '%s' "$first" "${@/#/$separator}"
}
