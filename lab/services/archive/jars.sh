# shellcheck shell=bash
# The archive's jars: fetched once for each state of pom.xml, kept in the cache beside the images.

archive_jars() {
    printf '%s/archive-%s' "$CACHE" "$(sha256sum "$LAB_HOME/services/archive/pom.xml" | cut -c1-12)"
}

# need_archive: fetches the jars unless they are there; one rename at the end, so half of them are never taken for all.
need_archive() {
    local folder log
    folder=$(archive_jars)
    [ ! -d "$folder" ] || return 0
    command -v mvn >/dev/null || { say "installing Debian packages: maven" && install_packages maven; }
    mkdir -p "$CACHE"
    exec 7>>"$CACHE/.archive.lock"
    flock 7
    if [ ! -d "$folder" ]; then
        say "fetching the jars of the archive (once)"
        log=$(mktemp)
        rm -rf "$CACHE/.archive.half"
        mvn -q -B -ntp -f "$LAB_HOME/services/archive/pom.xml" dependency:copy-dependencies \
            -DincludeScope=runtime "-DoutputDirectory=$CACHE/.archive.half" >"$log" 2>&1 || archive_failed "$log"
        mv "$CACHE/.archive.half" "$folder"
        rm -f "$log"
    fi
    exec 7>&-
}

archive_failed() {
    tail -n 5 "$1" >&2
    cannot_start "Maven could not fetch the jars of the archive (lab/services/archive/pom.xml); the last lines are" \
        "above, all of them in $1. Nothing was kept; the next try starts afresh."
}
