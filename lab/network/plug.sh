# shellcheck shell=bash
# Cables a host: its network namespace with mgmt0 (management), lan0 (business), and a router's further ones.
# A power cut takes exactly the outer ends down.

# mac NETWORK NUMBER: the same for the same address, so that neighbours know a host again after a power cut.
mac() { printf '02:00:0a:%02x:%02x:%02x' $((200 + LAB_INDEX)) "$1" "$2"; }

plug_host() {
    local host=$1 namespace
    namespace=$(host_namespace "$host")
    unplug_host "$host"
    ip netns add "$namespace"
    set_in_namespace "$namespace" net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
    # Two roads lead to the other site, and a packet may come by one while its answer takes the other.
    ! runs "$host" router || set_in_namespace "$namespace" \
        net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0
    outer_lines "$host" | ip -n "$(wan_namespace)" -batch -
    inner_lines "$host" | ip -n "$namespace" -batch -
}

outer_lines() {
    local end switch interface network number
    while read -r end switch interface network number _; do
        echo "link add $1-$end type veth peer name $interface address $(mac "$network" "$number")" \
            "netns $(host_namespace "$1")"
        echo "link set $1-$end master $switch up"
    done < <(cables "$1")
}

inner_lines() {
    local interface network number bits road site=${SITE_OF[$1]}
    echo "link set lo up"
    while read -r _ _ interface network number bits; do
        echo "addr add $(network_prefix).$network.$number/$bits dev $interface"
        echo "link set $interface up"
    done < <(cables "$1")
    [ "${SITE_GATEWAY[$site]}" != "$1" ] || echo "addr add $(gateway_address "$site")/24 dev lan0"
    while read -r road; do
        echo "route add $road dev lan0"
    done < <(roads "$1")
}

# The cables go with the namespace, though the kernel may take a moment: so they are taken out by name first.
unplug_host() {
    local end
    for end in $(cable_ends "$1"); do
        if ip -n "$(wan_namespace)" link show "$end" >/dev/null 2>&1; then
            ip -n "$(wan_namespace)" link del "$end"
        fi
    done
    delete_namespace "$(host_namespace "$1")"
}
