# shellcheck shell=bash
# Who is primary, who follows, and what the switch says.

redis_status() {
    local host role
    for host in $(hosts_with redis); do
        role=$(redis_role "$host")
        printf '%-10s %s, trading:enabled=%s\n' "$host" "${role:-silent}" \
            "$(on_host "$host" redis-cli GET trading:enabled 2>/dev/null || echo '?')"
    done
}
