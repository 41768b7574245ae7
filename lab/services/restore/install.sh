# shellcheck shell=bash
# The restore host: PostgreSQL is installed and does not run; backups are brought here and tried where nothing else can be harmed.

install_restore() {
    local root=$1 program
    mkdir -p "$root/var/lib/restore"
    chmod 0700 "$root/var/lib/restore"
    give "$root" postgres:postgres /var/lib/restore
    # Debian keeps these out of the PATH.
    for program in initdb pg_ctl pg_verifybackup pg_waldump; do
        ln -sf "/usr/lib/postgresql/$(postgres_major "$root")/bin/$program" "$root/usr/local/bin/$program"
    done
}
