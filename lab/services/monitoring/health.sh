# shellcheck shell=bash
# Monitoring is healthy when every target answers the scrape, and Alertmanager and the webhook are there.

PROMISE[monitoring]="every target is scraped, alerts have a way out"

monitoring_is_healthy() {
    local host
    for host in $(hosts_with monitoring); do
        ask "$host" 9090 '/api/v1/query?query=up' | jq -e '.data.result
            | length > 0 and all(.[]; .value[1] == "1")' >/dev/null 2>&1 || return
        ask "$host" 9093 /-/ready >/dev/null && ask "$host" 9095 / >/dev/null || return
    done
}
