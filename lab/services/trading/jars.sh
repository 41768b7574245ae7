# shellcheck shell=bash
# The trading system's jars: built once for each state of its sources, kept in the cache beside the images.

trading_jars() { printf '%s/trading-%s' "$CACHE" "$(trading_digest)"; }

# Named by what they are built from.
trading_digest() {
    (cd "$LAB_HOME/.." && find pom.xml .mvn lab/trading/pom.xml lab/trading/src/main -type f -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-12)
}

# need_trading: builds the jars unless they are there; one rename at the end, so half of them are never taken for all.
need_trading() {
    local folder
    folder=$(trading_jars)
    [ ! -d "$folder" ] || return 0
    command -v mvn >/dev/null || { say "installing Debian packages: maven" && install_packages maven; }
    mkdir -p "$CACHE"
    exec 7>>"$CACHE/.trading.lock"
    flock 7
    [ -d "$folder" ] || build_trading "$folder"
    exec 7>&-
}

build_trading() {
    local folder=$1 half=$CACHE/.trading.half log home
    home=$(jdk_home) || cannot_start \
        "the lab's trading system is built with a JDK 25 or newer, and there is none in JAVA_HOME or /usr/lib/jvm."
    log=$(mktemp)
    say "building the trading system (once for each state of lab/trading)"
    rm -rf "$half"
    (cd "$LAB_HOME/.." && JAVA_HOME=$home mvn -q -B -ntp package -pl lab/trading -Dproduct \
        -Dmaven.test.skip=true "-Doutput=$half") >"$log" 2>&1 || trading_failed "$log"
    mkdir "$half/jars"
    mv "$half/trading.jar" "$half"/lib/*.jar "$half/jars/"
    mv "$half/jars" "$folder"
    rm -rf "$half" "$log"
}

trading_failed() {
    tail -n 5 "$1" >&2
    cannot_start "Maven could not build lab/trading; the last lines are above, all of them in $1." \
        "Nothing was kept; the next try starts afresh."
}

# The first JDK that will do; each says its version in its file "release".
jdk_home() {
    local home version
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        [ -x "$home/bin/javac" ] && [ -r "$home/release" ] || continue
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
        [ "${version:-0}" -lt 25 ] || { printf '%s' "$home" && return; }
    done
    return 1
}
