# shellcheck shell=bash
# The lab's own network: one namespace holds every switch, and the roads between the sites that no router holds.
#
#   mgmt               a switch without an address: the out-of-band network; its port
#                      `coordinator` leads to dm<index> in the root namespace
#   mgmt-vault         the same for the vault alone; `coordinator-v` leads to dm<index>v
#   sw-<site>          the site's switch
#   up-<site>/gw-<site>   the cable from that switch to the site's gateway, where the gateway is here:
#                      set gw-<site> down and the site is cut off from the others
#   sw-wan, gw-wan     where the sites' own routers are plugged in, and the road from there to the others
#   sw-link-a, sw-link-b  the two links between the sites' routers

# The third part of the addresses of what belongs to no site.
readonly WAN_NETWORK=250 LINK_A_NETWORK=251 LINK_B_NETWORK=252
# What the vault may reach of the archive.
readonly ARCHIVE_PORT=9000

wan_namespace() { printf 'dm-%s-wan' "$LAB_NAME"; }
host_namespace() { printf 'dm-%s-%s' "$LAB_NAME" "$1"; }
root_interface() { printf 'dm%d' "$LAB_INDEX"; }

namespace_exists() { [ -e "/run/netns/$1" ]; }

# set_in_namespace NAMESPACE KEY=VALUE...
set_in_namespace() {
    local namespace=$1
    shift
    nsenter --net="/run/netns/$namespace" sysctl -q -w "$@"
}

wan_up() {
    local wan
    wan=$(wan_namespace)
    ip netns add "$wan"
    # Each address is told by its own port only: a switch that answered for the gateway behind it would
    # take the road away with the cable whose number it bears.
    set_in_namespace "$wan" net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1 \
        net.ipv4.ip_forward=1 net.ipv4.conf.all.arp_ignore=1
    wan_lines | ip -n "$wan" -batch -
    coordinator_port mgmt coordinator "$(root_interface)" 24
    if [ -n "$(isolated_hosts)" ]; then
        coordinator_port mgmt-vault coordinator-v "$(root_interface)v" 32
        vault_roads
    fi
}

wan_lines() {
    local site
    echo "link set lo up"
    switch_lines mgmt
    for site in "${SITES[@]}"; do
        switch_lines "sw-$site"
        [ "${SITE_GATEWAY[$site]}" != wan ] || gateway_lines "$site" "$(gateway_address "$site")"
    done
    [ -z "$(isolated_hosts)" ] || switch_lines mgmt-vault
    [ -n "$(hosts_with router)" ] || return 0
    switch_lines sw-link-a
    switch_lines sw-link-b
    switch_lines sw-wan
    gateway_lines wan "$(wan_address)"
    for site in "${SITES[@]}"; do
        [ "${SITE_GATEWAY[$site]}" = wan ] ||
            echo "route add $(site_network "$site") via $(uplink_address "${SITE_GATEWAY[$site]}")"
    done
}

switch_lines() {
    echo "link add $1 type bridge forward_delay 0"
    echo "link set $1 up"
}

# gateway_lines SWITCH ADDRESS: this namespace's own port at the switch sw-SWITCH.
gateway_lines() {
    echo "link add gw-$1 type veth peer name up-$1"
    echo "link set up-$1 master sw-$1 up"
    echo "addr add $2/24 dev gw-$1"
    echo "link set gw-$1 up"
}

# coordinator_port SWITCH PORT INTERFACE BITS: this machine's way to a management switch. It forwards nothing,
# even on a machine that does, or hosts would reach each other through it.
coordinator_port() {
    ip link add "$3" type veth peer name "$2" netns "$(wan_namespace)"
    ip -n "$(wan_namespace)" link set "$2" master "$1" up
    ip link set "$3" addrgenmode none
    sysctl -q -w "net.ipv4.conf.$3.forwarding=0"
    ip addr add "$(network_prefix).0.1/$4" dev "$3"
    ip link set "$3" up
}

isolated_hosts() {
    local host
    for host in "${HOSTS[@]}"; do
        ! is_isolated "$host" || echo "$host"
    done
}

# From the vault only the archive can be reached, and nothing of it but its one port.
vault_roads() {
    local host archive vault
    for host in $(isolated_hosts); do
        vault=gw-${SITE_OF[$host]}
        ip route add "$(management_address "$host")/32" dev "$(root_interface)v" src "$(network_prefix).0.1"
    done
    for archive in $(hosts_with archive); do
        ip -n "$(wan_namespace)" rule add pref 100 iif "$vault" to "$(business_address "$archive")" \
            ipproto tcp dport "$ARCHIVE_PORT" lookup main
    done
    ip -n "$(wan_namespace)" rule add pref 200 iif "$vault" prohibit
}

# Taking the namespace away takes its switches, cables and the root namespace's own interfaces along.
wan_down() {
    local interface
    for interface in "dm${LAB_INDEX:-}" "dm${LAB_INDEX:-}v"; do
        if [ -n "${LAB_INDEX:-}" ] && ip link show "$interface" >/dev/null 2>&1; then
            ip link del "$interface"
        fi
    done
    delete_namespace "$(wan_namespace)"
}

delete_namespace() {
    if namespace_exists "$1"; then
        ip netns del "$1"
    fi
}
