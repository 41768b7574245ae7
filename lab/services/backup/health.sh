# shellcheck shell=bash
# Backup is healthy when a dump, a base, write-ahead log and a cold copy are there and no job has failed.

PROMISE[backup]="a dump, a base backup, the log that follows it, and a cold copy in the archive"

backup_is_healthy() {
    local host archive
    for host in $(hosts_with backup); do
        on_host "$host" /opt/hft/backup/backup-status >/dev/null 2>&1 || return
    done
    for archive in $(hosts_with archive); do
        archive_list "$archive" 2>/dev/null | grep -q '<Key>daily/postgres_[^<]*\.dump\.sha256</Key>' || return
    done
}
