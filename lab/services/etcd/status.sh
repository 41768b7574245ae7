# shellcheck shell=bash

etcd_status() {
    local host healthy=0
    for host in $(hosts_with etcd); do
        ! etcd_server_is_healthy "$host" || healthy=$((healthy + 1))
    done
    echo "$healthy of $(hosts_with etcd | wc -l) servers healthy"
}
