# shellcheck shell=bash
# HAProxy: port 5000 leads to the leader, 5001 to the replicas, by what Patroni's REST API says; 9877 to the trading
# system's gateway.

# shellcheck disable=SC2034 # The template's names.
install_haproxy() {
    local root=$1 host=$2 member HAPROXY_SERVER=$HAPROXY_SERVER
    local -a servers=()
    for member in $(hosts_with patroni); do
        servers+=("    server $member $(business_address "$member"):5432 check port 8008")
    done
    runs "$host" consul || HAPROXY_SERVER=$HAPROXY_STANDBY_SERVER
    HAPROXY_SERVERS=$(join $'\n' "${servers[@]}")
    {
        render "$LAB_HOME/services/haproxy/haproxy.cfg.template"
        [ -z "$(hosts_with trading)" ] || orders_lines
    } | put 0644 "$root/etc/haproxy/haproxy.cfg"
    enable "$root" haproxy.service
}

# Where orders go: to the gateway that takes them, by what its health page says.
orders_lines() {
    local host
    local -a servers=()
    for host in $(hosts_with trading); do
        servers+=("    server $host $(business_address "$host"):9876 check port 8081")
    done
    # shellcheck disable=SC2034 # The template's name.
    ORDER_SERVERS=$(join $'\n' "${servers[@]}")
    render "$LAB_HOME/services/haproxy/orders.cfg.template"
}
