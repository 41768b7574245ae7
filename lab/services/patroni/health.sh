# shellcheck shell=bash
PROMISE[patroni]="a leader and two synchronous standbys"

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
