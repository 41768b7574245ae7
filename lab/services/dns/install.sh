# shellcheck shell=bash
# Authoritative DNS of the zone trading.lab: Knot on every edge, each a primary of its own, so that either site can
# be told a change while the other is away. Changes are signed with the key `drillmaster`.

# shellcheck disable=SC2034 # The template's names.
install_dns() {
    local root=$1
    DNS_SECRET=$(secret dns)
    render "$LAB_HOME/services/dns/knot.conf.template" | put 0640 "$root/etc/knot/knot.conf"
    zone_lines | put 0640 "$root/var/lib/knot/trading.lab.zone"
    give "$root" knot:knot /etc/knot/knot.conf /var/lib/knot
    enable "$root" knot.service
}

zone_lines() {
    local host site main=""
    echo '$TTL 60'
    echo "@ SOA $(first hosts_with dns) operator 1 60 10 3600 5"
    for host in $(hosts_with dns); do
        echo "@ NS $host"
    done
    for host in "${HOSTS[@]}"; do
        is_isolated "$host" || echo "$host A $(business_address "$host")"
    done
    for site in $(address_sites); do
        main=${main:-$(virtual_address "$site")}
        echo "$site A $(virtual_address "$site")"
    done
    # What a drill moves is remembered for a moment only.
    echo "orders 5 A $main"
    echo "db 5 A $main"
}
