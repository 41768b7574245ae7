# shellcheck shell=bash
# The lab's own network: one namespace holds every switch and the routers between the sites.
#
#   mgmt               a switch without an address: the out-of-band network; its port
#                      `coordinator` leads to dm<index> in the root namespace
#   sw-<site>          the site's switch
#   up-<site>/gw-<site>   the cable from that switch to the router's port (the site's gateway):
#                      set gw-<site> down and the site is cut off from the others

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
    local site wan root
    wan=$(wan_namespace)
    root=$(root_interface)
    ip netns add "$wan"
    # Each address is told by its own port only: a switch that answered for the gateway behind it would
    # take the road away with the cable whose number it bears.
    set_in_namespace "$wan" net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1 \
        net.ipv4.ip_forward=1 net.ipv4.conf.all.arp_ignore=1
    {
        echo "link set lo up"
        switch_lines mgmt
        for site in "${SITES[@]}"; do
            site_lines "$site"
        done
    } | ip -n "$wan" -batch -
    ip link add "$root" type veth peer name coordinator netns "$wan"
    ip -n "$wan" link set coordinator master mgmt up
    ip link set "$root" addrgenmode none
    ip addr add "$(network_prefix).0.1/24" dev "$root"
    ip link set "$root" up
}

switch_lines() {
    echo "link add $1 type bridge forward_delay 0"
    echo "link set $1 up"
}

site_lines() {
    switch_lines "sw-$1"
    echo "link add gw-$1 type veth peer name up-$1"
    echo "link set up-$1 master sw-$1 up"
    echo "addr add $(gateway_address "$1")/24 dev gw-$1"
    echo "link set gw-$1 up"
}

# Taking the namespace away takes its switches, cables and the root namespace's one interface along.
wan_down() {
    if [ -n "${LAB_INDEX:-}" ] && ip link show "$(root_interface)" >/dev/null 2>&1; then
        ip link del "$(root_interface)"
    fi
    delete_namespace "$(wan_namespace)"
}

delete_namespace() {
    if namespace_exists "$1"; then
        ip netns del "$1"
    fi
}
