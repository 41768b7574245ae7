# shellcheck shell=bash
# Consul: leadership of the trading engine (service/... keys); three servers over three sites.

# shellcheck disable=SC2034 # The template's names.
install_consul() {
    local root=$1 host=$2 member
    local -a servers=()
    for member in $(hosts_with consul); do
        servers+=("\"$(business_address "$member")\"")
    done
    HOST=$host
    SITE=${SITE_OF[$host]}
    BUSINESS_ADDRESS=$(business_address "$host")
    CONSUL_COUNT=${#servers[@]}
    CONSUL_SERVERS=$(join ', ' "${servers[@]}")
    render "$LAB_HOME/services/consul/consul.json.template" | put 0644 "$root/etc/consul.d/lab.json"
    put 0644 "$root/usr/lib/systemd/system/consul.service" <"$LAB_HOME/services/consul/consul.service"
    enable "$root" consul.service
}
