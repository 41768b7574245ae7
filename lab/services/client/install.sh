# shellcheck shell=bash
# The client: an order flow over FIX to whichever gateway leads, and a ledger of its own of what came of it.

install_client() {
    local root=$1 host
    local -a gateways=()
    for host in $(hosts_with trading); do
        gateways+=("$host:9876")
    done
    install_hft "$root"
    put 0600 "$root/etc/hft/hft.env" <<EOF
HFT_CLIENT=CLIENT1
HFT_GATEWAYS=$(join , "${gateways[@]}")
HFT_FIX_PASSWORD=$(secret fix)
HFT_RATE=20
EOF
    hft_unit "$root" hft-client client.Client "a client with an order flow"
}
