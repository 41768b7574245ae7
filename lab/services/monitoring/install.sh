# shellcheck shell=bash
# Monitoring: Prometheus looks every second, Alertmanager tells oncall by mail and a webhook that keeps what it hears.

# shellcheck disable=SC2034 # The template's names.
install_monitoring() {
    local root=$1 host=$2 monitoring=$LAB_HOME/services/monitoring
    HOST=$host
    PATRONI_TARGETS=$(hosts_with patroni | targets '%s:8008')
    EDGE_TARGETS=$(edges | targets '%s:5000')
    HOST_TARGETS=$(watched_hosts "$host" | targets '%s')
    TRADING_TARGETS=$(hosts_with trading | targets 'http://%s:8080/health' hft-trading-engine
        hosts_with trading | targets 'http://%s:8081/health' hft-order-management
        hosts_with trading | targets 'http://%s:8082/health' hft-risk-engine)
    render "$monitoring/prometheus.yml.template" | put 0644 "$root/etc/prometheus/prometheus.yml"
    put 0644 "$root/etc/prometheus/rules.yml" <"$monitoring/rules.yml"
    put 0644 "$root/etc/prometheus/alertmanager.yml" <"$monitoring/alertmanager.yml"
    put 0644 "$root/etc/prometheus/blackbox.yml" <"$monitoring/blackbox.yml"
    put 0644 "$root/etc/default/prometheus" <"$monitoring/prometheus.env"
    put 0644 "$root/etc/default/prometheus-alertmanager" <"$monitoring/alertmanager.env"
    put 0644 "$root/etc/default/prometheus-blackbox-exporter" <"$monitoring/blackbox.env"
    # A ping needs a raw socket.
    chroot "$root" setcap cap_net_raw=ep /usr/bin/prometheus-blackbox-exporter
    put 0755 "$root/opt/hft/alert-webhook" <"$monitoring/alert-webhook"
    put 0644 "$root/usr/lib/systemd/system/alert-webhook.service" <"$monitoring/alert-webhook.service"
    put 0644 "$root/var/log/hft/alerts.jsonl" </dev/null
    give "$root" prometheus:prometheus /var/log/hft/alerts.jsonl
    enable "$root" prometheus.service
    enable "$root" prometheus-alertmanager.service
    enable "$root" prometheus-blackbox-exporter.service
    enable "$root" alert-webhook.service
}

# watched_hosts SELF: all but itself and the isolated hosts, which no other can reach.
watched_hosts() {
    local host
    for host in "${HOSTS[@]}"; do
        [ "$host" = "$1" ] || is_isolated "$host" || echo "$host"
    done
}

# targets FORMAT [SERVICE]: the hosts on standard input as entries of static_configs, each named as its host is.
targets() {
    local host
    while read -r host; do
        # shellcheck disable=SC2059 # The format is the caller's.
        printf "      - {targets: [\"$1\"], labels: {instance: %s, site: %s%s}}\n" \
            "$host" "$host" "${SITE_OF[$host]}" "${2:+, service: $2}"
    done
}
