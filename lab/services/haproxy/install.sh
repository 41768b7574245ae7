# shellcheck shell=bash
# HAProxy at an edge: port 5000 leads to the leader, 5001 to the replicas, by what Patroni's REST API says.

# shellcheck disable=SC2034 # The template's names.
install_haproxy() {
    local root=$1 member
    local -a servers=()
    for member in $(hosts_with patroni); do
        servers+=("    server $member $(business_address "$member"):5432 check port 8008")
    done
    HAPROXY_SERVERS=$(join $'\n' "${servers[@]}")
    render "$LAB_HOME/services/haproxy/haproxy.cfg.template" | put 0644 "$root/etc/haproxy/haproxy.cfg"
    enable "$root" haproxy.service
}
