# shellcheck shell=bash
# What a healthy lab is: every host answers, every service does its work, no unit is down.

# ask HOST PORT PATH: what an HTTP service of the host answers on the management network.
ask() { curl -sf -m 2 "http://$(management_address "$1"):$2$3"; }

# A host is up when its sshd lets the lab in.
host_answers() { on_host "$1" true 2>/dev/null; }

every_host_answers() {
    local host
    for host in "${HOSTS[@]}"; do
        host_answers "$host" || return
    done
}

all_hosts_on() {
    local host
    for host in "${HOSTS[@]}"; do
        is_on "$host" || return
    done
}

every_unit_is_active() { in_parallel units_are_active "${HOSTS[@]}"; }
units_are_active() { [ -z "$(unit_states "$1" | grep -v ' active$')" ]; }

is_healthy() {
    all_hosts_on && every_unit_is_active && in_parallel service_is_healthy $(services_that is_healthy)
}

service_is_healthy() { "$1_is_healthy"; }
