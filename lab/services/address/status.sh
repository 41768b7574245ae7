# shellcheck shell=bash

address_status() {
    local site
    for site in $(address_sites); do
        echo "$site: $(virtual_address "$site") at $(holders_now "$site" | xargs)"
    done
}
