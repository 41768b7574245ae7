# shellcheck shell=bash
# How many targets answer, and which alerts fire.

monitoring_status() {
    local host targets alerts
    for host in $(hosts_with monitoring); do
        targets=$(ask "$host" 9090 '/api/v1/query?query=up' |
            jq -r '.data.result | "\(map(select(.value[1] == "1")) | length) of \(length)"' 2>/dev/null)
        alerts=$(ask "$host" 9093 '/api/v2/alerts?active=true' |
            jq -r 'map(.labels.alertname) | unique | join(" ")' 2>/dev/null)
        echo "${targets:-no} targets scraped; alerts: ${alerts:-none}"
    done
}
