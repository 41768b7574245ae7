# shellcheck shell=bash
# The client is healthy when it is logged on, in no doubt about any order, and its orders are acknowledged.

PROMISE[client]="the client's orders are acknowledged"

client_is_healthy() {
    local host
    for host in $(hosts_with client); do
        ask "$host" 8090 /health >/dev/null || return
    done
}
