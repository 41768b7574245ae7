# shellcheck shell=bash
PROMISE[etcd]="three servers"

etcd_server_is_healthy() { [ "$(ask "$1" 2379 /health | jq -r .health 2>/dev/null)" = true ]; }

etcd_is_healthy() {
    local host
    for host in $(hosts_with etcd); do
        etcd_server_is_healthy "$host" || return
    done
}
