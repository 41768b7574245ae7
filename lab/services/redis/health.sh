# shellcheck shell=bash
# Redis is healthy when the primary holds the switch and every replica follows it.

PROMISE[redis]="a primary that holds trading:enabled, its replicas in step"

redis_is_healthy() {
    local host role primary
    read -r primary < <(hosts_with redis)
    [ "$(on_host "$primary" redis-cli EXISTS trading:enabled 2>/dev/null)" = 1 ] || return
    for host in $(hosts_with redis); do
        role=$(redis_role "$host")
        [ "$host" = "$primary" ] || [ "$role" = "slave up" ] || return
    done
}

# redis_role HOST: "master", or "slave up" for a replica that follows.
redis_role() {
    on_host "$1" redis-cli INFO replication 2>/dev/null | tr -d '\r' |
        awk -F: '$1 == "role" || $1 == "master_link_status" { printf "%s%s", gap, $2; gap = " " }'
}
