# shellcheck shell=bash
# Each router with its links and the one that it takes.

router_status() {
    local router site
    for router in $(hosts_with router); do
        is_on "$router" || { echo "$router off" && continue; }
        for site in "${SITES[@]}"; do
            [ "${SITE_GATEWAY[$site]}" != wan ] && [ "${SITE_GATEWAY[$site]}" != "$router" ] || continue
            echo "$router to $site by $(link_to "$router" "$site");" \
                "neighbours: $(on_host "$router" birdc show ospf neighbors 2>/dev/null |
                    awk '/Full\// { print $5 }' | xargs)"
        done
    done
}
