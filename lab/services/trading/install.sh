# shellcheck shell=bash
# The trading system: FIX gateway, risk engine and trading engine, three units on each application host.

install_trading() {
    local root=$1 host=$2 trading=$LAB_HOME/services/trading
    install_hft "$root"
    trading_settings "$host" | put 0600 "$root/etc/hft/hft.env"
    put 0755 "$root/opt/hft/bin/give-lock-back" <"$trading/give-lock-back"
    hft_unit "$root" hft-risk-engine risk.RiskEngine "limits and positions"
    hft_unit "$root" hft-order-management gateway.OrderManagement "orders over FIX"
    hft_unit "$root" hft-trading-engine engine.TradingEngine "matching, under Consul's lock"
    put 0644 "$root/etc/systemd/system/hft-trading-engine.service.d/lock.conf" <"$trading/lock.conf"
}

# install_hft ROOT: what every process of the trading system needs on its host: jars, a user, a folder.
install_hft() {
    local root=$1
    need_trading
    mkdir -p "$root/opt/hft/lib" "$root/var/lib/hft/lies"
    cp "$(trading_jars)"/*.jar "$root/opt/hft/lib/"
    chroot "$root" useradd --system --home-dir /var/lib/hft --shell /usr/sbin/nologin hft
    give "$root" hft:hft /var/lib/hft
}

# hft_unit ROOT UNIT MAIN DESCRIPTION
# shellcheck disable=SC2034 # The template's names.
hft_unit() {
    UNIT=$2 MAIN=$3 DESCRIPTION=$4
    render "$LAB_HOME/services/trading/hft.service.template" | put 0644 "$1/usr/lib/systemd/system/$2.service"
    enable "$1" "$2.service"
}

# shellcheck disable=SC2046 # The lists are meant to be split.
# The road to each thing begins on the host's own site, and leads on over the other one.
trading_settings() {
    local host=$1
    cat <<EOF
HFT_HOST=$host
HFT_SITE=${SITE_OF[$host]}
HFT_FIRST=$(first hosts_with trading)
HFT_DATABASE=$(near_first "$host" 5000 $(edges))
HFT_DATABASE_PASSWORD=$(secret hft_user)
HFT_CONSUL=$(near_first "$host" 8500 $(hosts_with consul))
HFT_REDIS=$(near_first "$host" 6379 $(hosts_with redis))
HFT_REDIS_PASSWORD=$(secret redis)
HFT_CLIENTS=CLIENT1,DRILLMASTER,PROBE
HFT_FIX_PASSWORD=$(secret fix)
EOF
}

# near_first HOST PORT OTHER...: host:port of all others, those of the host's own site first.
near_first() {
    local host=$1 port=$2 other
    local -a near=() far=()
    shift 2
    for other; do
        if [ "${SITE_OF[$other]}" = "${SITE_OF[$host]}" ]; then near+=("$other:$port"); else far+=("$other:$port"); fi
    done
    join , "${near[@]}" "${far[@]}"
}
