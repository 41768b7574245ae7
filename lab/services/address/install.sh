# shellcheck shell=bash
# The site's virtual address: keepalived gives it to the first of the site's load balancers that works.

# shellcheck disable=SC2034 # The template's names.
install_address() {
    local root=$1 host=$2 other peers="" priority=150
    for other in $(holders "${SITE_OF[$host]}"); do
        [ "$other" != "$host" ] || continue
        peers+="        $(business_address "$other")"$'\n'
    done
    [ "$(first holders "${SITE_OF[$host]}")" = "$host" ] || priority=100
    HOST=$host
    SITE=${SITE_OF[$host]}
    VRRP_NUMBER=${SITE_NUMBER[$SITE]}
    VRRP_PRIORITY=$priority
    VRRP_PEERS=$peers
    BUSINESS_ADDRESS=$(business_address "$host")
    VIRTUAL_ADDRESS=$(virtual_address "$SITE")
    render "$LAB_HOME/services/address/keepalived.conf.template" | put 0644 "$root/etc/keepalived/keepalived.conf"
    put 0755 "$root/etc/keepalived/haproxy-answers" <"$LAB_HOME/services/address/haproxy-answers"
    # Only VRRP: the lab balances no load in the kernel.
    echo 'DAEMON_ARGS="--vrrp"' | put 0644 "$root/etc/default/keepalived"
    enable "$root" keepalived.service
}

# holders SITE: who may hold the site's address, the one that holds it when all is well first.
holders() {
    local host
    for host in $(hosts_with address); do
        [ "${SITE_OF[$host]}" != "$1" ] || echo "$host"
    done
}

# The sites that have a virtual address.
address_sites() {
    local site
    for site in "${SITES[@]}"; do
        [ -z "$(holders "$site")" ] || echo "$site"
    done
}
