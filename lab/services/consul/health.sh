# shellcheck shell=bash
PROMISE[consul]="three servers, one leader"

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
