# shellcheck shell=bash
# Monitoring is healthy when every target answers the scrape, the alert that always fires came to Alertmanager, and the webhook is there.

PROMISE[monitoring]="every target is scraped, what always fires is heard of, alerts have a way out"

monitoring_is_healthy() {
    local host
    for host in $(hosts_with monitoring); do
        ask "$host" 9090 '/api/v1/query?query=up' | jq -e '.data.result
            | length > 0 and all(.[]; .value[1] == "1")' >/dev/null 2>&1 || return
        ask "$host" 9093 '/api/v2/alerts?active=true&filter=alertname=Watchdog' |
            jq -e 'length == 1' >/dev/null 2>&1 || return
        ask "$host" 9093 /-/ready >/dev/null && ask "$host" 9095 / >/dev/null || return
    done
}
