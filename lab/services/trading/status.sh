# shellcheck shell=bash
# Who leads, and whether orders are taken.

trading_status() {
    local host
    for host in $(hosts_with trading); do
        printf '%-10s ' "$host"
        curl -s -m 2 "http://$(management_address "$host"):8080/leader" | jq -r \
            '"\(.role), epoch \(.epoch), \(.open_orders) open orders, \(.switch)"' 2>/dev/null || echo "does not answer"
    done
}
