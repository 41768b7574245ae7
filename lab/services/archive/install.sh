# shellcheck shell=bash
# The archive: S3 with real signatures (S3Proxy on files), where the cold copies of the backups lie.

readonly ARCHIVE_BUCKET=hft-backup-archive ARCHIVE_REGION=us-east-1

# shellcheck disable=SC2034 # The templates' names.
install_archive() {
    local root=$1 archive=$LAB_HOME/services/archive
    S3_ACCESS=$(secret s3_access)
    S3_SECRET=$(secret s3_secret)
    mkdir -p "$root/opt/archive" "$root/var/lib/archive/$ARCHIVE_BUCKET"
    cp -r "$(archive_jars)/." "$root/opt/archive/"
    chroot "$root" useradd --system --home-dir /var/lib/archive --shell /usr/sbin/nologin archive
    render "$archive/s3proxy.conf.template" | put 0600 "$root/etc/archive/s3proxy.conf"
    put 0644 "$root/etc/archive/logback.xml" <"$archive/logback.xml"
    give "$root" archive:archive /etc/archive /var/lib/archive
    put 0644 "$root/usr/lib/systemd/system/archive.service" <"$archive/archive.service"
    enable "$root" archive.service
}
