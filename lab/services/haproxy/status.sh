# shellcheck shell=bash
# The backends that each load balancer would send a client to.

haproxy_status() {
    local edge
    for edge in $(hosts_with haproxy); do
        is_on "$edge" || { echo "$edge off" && continue; }
        on_host "$edge" 'echo "show stat" | socat - /run/haproxy/admin.sock' 2>/dev/null |
            awk -F, -v edge="$edge" '
                $2 == "FRONTEND" && $1 != "status" { names[++count] = $1 }
                $18 ~ /^UP/ && $2 != "BACKEND" && $2 != "FRONTEND" { up[$1] = up[$1] " " $2 }
                END {
                    printf "%-10s", edge
                    for (i = 1; i <= count; i++)
                        printf "%s %s:%s", (i > 1 ? ";" : ""), names[i], (up[names[i]] ? up[names[i]] : " none")
                    print ""
                }'
    done
}
