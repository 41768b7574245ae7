# shellcheck shell=bash
# The cables of a host: which switch each leads to, and what it is called and addressed inside.

# cables HOST: one a line: END SWITCH INTERFACE NETWORK NUMBER BITS. The outer end is HOST-END in the wan
# namespace; the address is 10.P.NETWORK.NUMBER/BITS.
cables() {
    local number=${NUMBER_OF[$1]} site=${SITE_OF[$1]}
    echo "m $(management_switch "$1") mgmt0 0 $number 24"
    echo "b sw-$site lan0 ${SITE_NUMBER[$site]} $number 24"
    runs "$1" router || return 0
    echo "w sw-wan wan0 $WAN_NETWORK $number 24"
    echo "la sw-link-a link-a $LINK_A_NETWORK $((number - 1)) 30"
    echo "lb sw-link-b link-b $LINK_B_NETWORK $((number - 1)) 30"
}

# cable_ends HOST: what a power cut takes down.
cable_ends() {
    local end
    while read -r end _; do
        printf '%s-%s\n' "$1" "$end"
    done < <(cables "$1")
}

# A host of the vault has a management switch of its own, on which nobody is but the coordinator.
management_switch() {
    if is_isolated "$1"; then echo mgmt-vault; else echo mgmt; fi
}

is_isolated() { [ "${SITE_ROLE[${SITE_OF[$1]}]}" = vault ]; }

# roads HOST: the routes that the host has beyond its own networks. A router learns its own.
roads() {
    local gateway archive
    gateway=$(gateway_address "${SITE_OF[$1]}")
    if is_isolated "$1"; then
        for archive in $(hosts_with archive); do
            echo "$(business_address "$archive")/32 via $gateway"
        done
    elif ! runs "$1" router; then
        echo "$(network_prefix).0.0/16 via $gateway"
    fi
}
