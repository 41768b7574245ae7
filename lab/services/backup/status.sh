# shellcheck shell=bash
# backup_status: the newest of each kind of backup and its age.

backup_status() {
    local host kind newest age
    for host in $(hosts_with backup); do
        on_host "$host" /opt/hft/backup/backup-status 2>/dev/null | while read -r kind newest age; do
            printf '%-10s %-10s %-5s %s %s\n' backup "$host" "$kind" "$newest" "${age:+$age old}"
        done || :
    done
}
