# shellcheck shell=bash

dns_status() {
    local host
    for host in $(hosts_with dns); do
        is_on "$host" || { echo "$host off" && continue; }
        echo "$host: orders $(answer_of "$host" orders), db $(answer_of "$host" db)"
    done
}
