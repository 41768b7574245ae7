# shellcheck shell=bash
# Cables a host: its network namespace with mgmt0 (management) and lan0 (business).
# The outer ends are HOST-m and HOST-b in the wan namespace; a power cut takes exactly those down.

# mac NETWORK NUMBER: the same for the same address, so that neighbours know a host again after a power cut.
mac() { printf '02:00:0a:%02x:%02x:%02x' $((200 + LAB_INDEX)) "$1" "$2"; }

plug_host() {
    local host=$1 namespace wan site network number
    namespace=$(host_namespace "$host")
    wan=$(wan_namespace)
    site=${SITE_OF[$host]}
    network=${SITE_NUMBER[$site]}
    number=${NUMBER_OF[$host]}
    unplug_host "$host"
    ip netns add "$namespace"
    set_in_namespace "$namespace" net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
    ip -n "$wan" -batch - <<EOF
link add $host-m type veth peer name mgmt0 address $(mac 0 "$number") netns $namespace
link add $host-b type veth peer name lan0 address $(mac "$network" "$number") netns $namespace
link set $host-m master mgmt up
link set $host-b master sw-$site up
EOF
    ip -n "$namespace" -batch - <<EOF
link set lo up
addr add $(management_address "$host")/24 dev mgmt0
addr add $(business_address "$host")/24 dev lan0
link set mgmt0 up
link set lan0 up
route add $(network_prefix).0.0/16 via $(gateway_address "$site") dev lan0
EOF
}

# The cables go with the namespace, though the kernel may take a moment: so they are taken out by name first.
unplug_host() {
    local end
    for end in "$1-m" "$1-b"; do
        if ip -n "$(wan_namespace)" link show "$end" >/dev/null 2>&1; then
            ip -n "$(wan_namespace)" link del "$end"
        fi
    done
    delete_namespace "$(host_namespace "$1")"
}
