# shellcheck shell=bash
PROMISE[address]="each site's address is at its edge, and there alone"

address_is_healthy() {
    local site
    for site in $(address_sites); do
        [ "$(holders_now "$site")" = "$(first holders "$site")" ] || return
    done
}

# holders_now SITE: who has the site's address on its card.
holders_now() {
    local host addresses
    for host in $(holders "$1"); do
        is_on "$host" || continue
        addresses=$(ip -n "$(host_namespace "$host")" -o -4 addr show dev lan0 2>/dev/null) || continue
        [[ $addresses != *" $(virtual_address "$1")/"* ]] || echo "$host"
    done
}
