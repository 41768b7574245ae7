# shellcheck shell=bash
# Backup jobs: dump, base backup, write-ahead log and cold copy of the database, under /backup.

# shellcheck disable=SC2034 # The templates' names.
install_backup() {
    local root=$1 backup=$LAB_HOME/services/backup archive user file
    MEMBERS=$(hosts_with patroni | xargs)
    read -r archive < <(hosts_with archive)
    ARCHIVE_URL=http://$archive:9000/$ARCHIVE_BUCKET
    S3_ACCESS=$(secret s3_access)
    S3_SECRET=$(secret s3_secret)
    mkdir -p "$root"/backup/{daily,base,wal}
    for user in hft_user replicator; do
        printf '*:*:*:%s:%s\n' "$user" "$(secret "$user")"
    done | put 0600 "$root/etc/backup/pgpass"
    render "$backup/backup.conf.template" | put 0644 "$root/etc/backup/backup.conf"
    render "$backup/s3.curl.template" | put 0600 "$root/etc/backup/s3.curl"
    give "$root" postgres:postgres /backup /etc/backup
    for file in "$backup"/scripts/*; do
        put 0755 "$root/opt/hft/backup/$(basename "$file")" <"$file"
    done
    for file in "$backup"/*.service "$backup"/*.timer; do
        put 0644 "$root/usr/lib/systemd/system/$(basename "$file")" <"$file"
    done
    enable "$root" backup-wal.service
    enable "$root" backup-dump.timer
    enable "$root" backup-base.timer
}
