# shellcheck shell=bash
# HAProxy: port 5000 leads to the leader, 5001 to the replicas, by what Patroni's REST API says; 9877 to the trading
# system's gateway; 8443 shows how it fares, over TLS.

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
    status_certificate "$root" "$host"
    enable "$root" haproxy.service
}

# status_certificate ROOT HOST: a key and a certificate that the host signs itself, for 90 days.
status_certificate() {
    local folder=/etc/ssl/private
    chroot "$1" openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 \
        -subj "/CN=$2" -keyout $folder/status.key -out $folder/status.crt 2>/dev/null
    cat "$1$folder/status.key" "$1$folder/status.crt" | put 0600 "$1$folder/status.pem"
    rm "$1$folder/status.key" "$1$folder/status.crt"
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
