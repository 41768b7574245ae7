# shellcheck shell=bash
# What a healthy lab is, one condition a function; `up` waits for them in this order.

# ask HOST PORT PATH: what an HTTP service of the host answers on the management network.
ask() { curl -sf -m 2 "http://$(management_address "$1"):$2$3"; }

# A host is up when its sshd lets the lab in.
host_answers() { on_host "$1" true 2>/dev/null; }

etcd_server_is_healthy() { [ "$(ask "$1" 2379 /health | jq -r .health 2>/dev/null)" = true ]; }

etcd_is_healthy() {
    local host
    for host in $(hosts_with etcd); do
        etcd_server_is_healthy "$host" || return
    done
}

# consul_peers HOST: how many servers share the leader this server knows; 0 without a leader.
consul_peers() {
    [ -n "$(ask "$1" 8500 /v1/status/leader | jq -r . 2>/dev/null)" ] || { echo 0 && return; }
    ask "$1" 8500 /v1/status/peers | jq length
}

consul_is_healthy() {
    local host count
    count=$(hosts_with consul | wc -l)
    for host in $(hosts_with consul); do
        [ "$(consul_peers "$host" 2>/dev/null)" = "$count" ] || return
    done
}

# The cluster as the first member that answers sees it.
patroni_cluster() {
    local host
    for host in $(hosts_with patroni); do
        ask "$host" 8008 /cluster && return
    done
    return 1
}

# A leader that runs, and every other member a synchronous standby on its time line without lag.
# Patroni 3 calls a replica that streams "running".
patroni_is_healthy() {
    patroni_cluster | jq -e --argjson members "$(hosts_with patroni | wc -l)" '
        .members as $all | ($all | map(select(.role == "leader"))) as $leaders
        | ($leaders | length) == 1 and $leaders[0].state == "running" and ($all | length) == $members
        and all($all[] | select(.role != "leader");
            .role == "sync_standby" and (.state == "streaming" or .state == "running")
            and .timeline == $leaders[0].timeline and .lag == 0)' >/dev/null 2>&1
}

# edge_takes_writes EDGE: a row written through it from the client's side is acknowledged.
edge_takes_writes() {
    on_host client-1 "PGCONNECT_TIMEOUT=2 timeout 5 psql -q -h $1 -p 5000 -U hft_user -d trading \
        -c \"INSERT INTO health_checks VALUES ('lab_up', now(), 'PASS')\"" >/dev/null 2>&1
}

edges_take_writes() {
    local edge
    for edge in $(hosts_with haproxy); do
        edge_takes_writes "$edge" || return
    done
}

all_hosts_on() {
    local host
    for host in "${HOSTS[@]}"; do
        is_on "$host" || return
    done
}

is_healthy() {
    all_hosts_on && etcd_is_healthy && consul_is_healthy && patroni_is_healthy && edges_take_writes
}
