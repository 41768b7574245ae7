# shellcheck shell=bash
# What the client has seen.

client_status() {
    local host
    for host in $(hosts_with client); do
        curl -s -m 2 "http://$(management_address "$host"):8090/stats" | jq -r '
            "with \(.gateway): \(.acknowledged // 0) orders acknowledged, \(.rejected // 0) rejected, \(.in_doubt) in doubt; "
            + "acknowledged within \(.latency_p50_us) us (median), \(.latency_p99_us) us (99 of 100)"' 2>/dev/null ||
            echo "$host does not answer"
    done
}
