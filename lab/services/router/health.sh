# shellcheck shell=bash
PROMISE[router]="both links carry, and link-a is the road between the sites"

router_is_healthy() {
    local router
    for router in $(hosts_with router); do
        takes_link_a "$router" && [ "$(full_neighbours "$router")" = 2 ] || return
    done
}

# takes_link_a ROUTER: its road to every site that another router holds.
takes_link_a() {
    local site
    for site in "${SITES[@]}"; do
        [ "${SITE_GATEWAY[$site]}" != wan ] && [ "${SITE_GATEWAY[$site]}" != "$1" ] || continue
        [ "$(link_to "$1" "$site")" = link-a ] || return
    done
}

# link_to ROUTER SITE: the interface that leads there now, or nothing.
link_to() {
    ip -n "$(host_namespace "$1")" route show "$(site_network "$2")" 2>/dev/null | sed -n 's/.* dev \([^ ]*\).*/\1/p'
}

full_neighbours() { on_host "$1" birdc show ospf neighbors 2>/dev/null | grep -c Full/; }
