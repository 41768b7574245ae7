# shellcheck shell=bash
# The newest of each kind of backup and its age, and each job that failed.

backup_status() {
    local host
    for host in $(hosts_with backup); do
        on_host "$host" /opt/hft/backup/backup-status 2>/dev/null
    done
}
