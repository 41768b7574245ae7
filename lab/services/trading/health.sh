# shellcheck shell=bash
# The trading system is healthy when each of its processes is and exactly one host takes orders.

PROMISE[trading]="one host takes orders, the others stand by"

trading_is_healthy() {
    local host port leaders=0
    for host in $(hosts_with trading); do
        for port in 8080 8081 8082; do
            ask "$host" "$port" /health >/dev/null || return
        done
        ! ask "$host" 8081 /leader >/dev/null || leaders=$((leaders + 1))
    done
    [ "$leaders" = 1 ]
}
