# shellcheck shell=bash
# A site's router: BIRD tells the other site what is here over two links, and takes the cheaper one that works.

# shellcheck disable=SC2034 # The template's names.
install_router() {
    local root=$1 host=$2 site
    ROUTER_ID=$(business_address "$host")
    UPLINK_ROUTES=""
    for site in "${SITES[@]}"; do
        [ "${SITE_GATEWAY[$site]}" != wan ] || [ "${SITE_ROLE[$site]}" = vault ] ||
            UPLINK_ROUTES+="    route $(site_network "$site") via $(wan_address);"$'\n'
    done
    render "$LAB_HOME/services/router/bird.conf.template" | put 0640 "$root/etc/bird/bird.conf"
    give "$root" bird:bird /etc/bird/bird.conf
    put 0644 "$root/etc/systemd/system/bird.service.d/lab.conf" <"$LAB_HOME/services/router/bird.service.conf"
    put 0644 "$root/usr/lib/systemd/system/bird-settle.service" <"$LAB_HOME/services/router/bird-settle.service"
    put 0644 "$root/usr/lib/systemd/system/bird-settle.timer" <"$LAB_HOME/services/router/bird-settle.timer"
    enable "$root" bird.service
    enable "$root" bird-settle.timer
}
