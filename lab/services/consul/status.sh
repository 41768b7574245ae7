# shellcheck shell=bash

consul_status() {
    local host told=""
    for host in $(hosts_with consul); do
        told+=" $host sees $(consul_peers "$host" 2>/dev/null || echo 0) peers;"
    done
    told=${told% }
    echo "${told:1:-1}"
}
