# shellcheck shell=bash
PROMISE[haproxy]="every load balancer takes a write from the client's side"

haproxy_is_healthy() {
    on_host client-1 "for edge in $(hosts_with haproxy | xargs); do
            PGCONNECT_TIMEOUT=2 timeout 5 psql -q -h \$edge -p 5000 -U hft_user -d trading \
                -c \"INSERT INTO health_checks VALUES ('lab_up', now(), 'PASS')\" || exit
        done" >/dev/null 2>&1
}
