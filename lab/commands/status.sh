# shellcheck shell=bash
# lab status: the estate on one screen.

command_status() {
    open_existing_lab "$NAME"
    say "lab $LAB_NAME  part $LAB_PART  profile $LAB_PROFILE  base $LAB_BASE  addresses $(network_prefix).0.0/16"
    say ""
    status_hosts
    say ""
    status_patroni
    say ""
    status_quorum
    say ""
    status_edges
}

status_hosts() {
    local host
    printf '%-10s %-7s %-5s %-13s %-13s %s\n' HOST SITE POWER MANAGEMENT BUSINESS SERVICES
    for host in "${HOSTS[@]}"; do
        printf '%-10s %-7s %-5s %-13s %-13s %s\n' "$host" "${SITE_OF[$host]}" \
            "$(power_state_json "$host" | jq -r .power)" "$(management_address "$host")" \
            "$(business_address "$host")" "$(status_services "$host")"
    done
}

# Each unit of the host with its state: etcd=active consul=active ...
status_services() {
    local units
    units=${SERVICES_OF[$1]%operator}
    [ -n "$units" ] || { echo "(order flow and watches)" && return; }
    is_on "$1" || { echo "$units" && return; }
    # shellcheck disable=SC2086 # The list is meant to be split.
    paste -d= <(tr ' ' '\n' <<<"$units") <(on_host "$1" systemctl is-active $units 2>/dev/null) | xargs
}

status_patroni() {
    local cluster
    cluster=$(patroni_cluster) || { say "patroni: no member answers" && return; }
    jq -r '["MEMBER", "ROLE", "STATE", "TIMELINE", "LAG"], (.members | sort_by(.name)[]
        | [.name, .role, .state, (.timeline // "-" | tostring),
           (if .role == "leader" then "-" else (.lag // "-" | tostring) + " B" end)]) | @tsv' <<<"$cluster" |
        awk -F'\t' '{ printf "%-10s %-14s %-12s %-9s %s\n", $1, $2, $3, $4, $5 }'
}

status_quorum() {
    local host etcd=0 consul=""
    for host in $(hosts_with etcd); do
        ! etcd_server_is_healthy "$host" || etcd=$((etcd + 1))
    done
    for host in $(hosts_with consul); do
        consul+=" $host sees $(consul_peers "$host" 2>/dev/null || echo 0) peers;"
    done
    say "etcd: $etcd of $(hosts_with etcd | wc -l) servers healthy"
    say "consul:${consul%;}"
}

status_edges() {
    local edge
    printf '%-10s %-10s %s\n' EDGE PORT "BACKENDS THAT ARE UP"
    for edge in $(hosts_with haproxy); do
        if ! is_on "$edge"; then
            printf '%-10s off\n' "$edge"
            continue
        fi
        on_host "$edge" 'echo "show stat" | socat - /run/haproxy/admin.sock' 2>/dev/null |
            awk -F, -v edge="$edge" '
                $1 == "writes" || $1 == "reads" { seen[$1] = 1 }
                $18 ~ /^UP/ && $2 != "BACKEND" && $2 != "FRONTEND" { up[$1] = up[$1] " " $2 }
                END {
                    printf "%-10s %-10s%s\n", edge, "5000", (up["writes"] ? up["writes"] : " none")
                    printf "%-10s %-10s%s\n", edge, "5001", (up["reads"] ? up["reads"] : " none")
                }'
    done
}
