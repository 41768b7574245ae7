# shellcheck shell=bash
# What the machine must have before the lab can stand on it.

# The commands the lab uses, each with the Debian package that brings it.
readonly NEEDED_COMMANDS="
    mmdebstrap:mmdebstrap systemd-nspawn:systemd-container ip:iproute2 sysctl:procps
    ssh:openssh-client ssh-keygen:openssh-client curl:curl jq:jq perl:perl
    flock:util-linux setsid:util-linux nsenter:util-linux"

need_root_on_linux() {
    [ "$(uname -s)" = Linux ] || cannot_start \
        "the lab runs its hosts as Linux containers, and this is $(uname -s): it needs a Debian or Ubuntu machine."
    [ "$(id -u)" = 0 ] || cannot_start \
        "the lab makes network namespaces and containers, which only root may: run it with sudo."
}

# Installs what is missing, and says which.
need_packages() {
    local pair missing=""
    for pair in $NEEDED_COMMANDS; do
        command -v "${pair%:*}" >/dev/null || [[ " $missing " == *" ${pair#*:} "* ]] || missing+=" ${pair#*:}"
    done
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=" debian-archive-keyring"
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null || cannot_start \
        "these are missing:$missing. The lab installs them itself only on Debian and Ubuntu; install them and try again."
    say "installing Debian packages:$missing"
    install_packages "$missing"
}

install_packages() {
    local log
    log=$(mktemp)
    # shellcheck disable=SC2086 # The list is meant to be split.
    if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $1; } \
        >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        cannot_start "apt could not install$1; the last lines are above, all of them in $log."
    fi
    rm -f "$log"
}

need_overlay() {
    grep -qw overlay /proc/filesystems || modprobe overlay 2>/dev/null || cannot_start \
        "this kernel has no overlay file system, on which every host of the lab keeps its files."
}

# need_disk FOLDER MEGABYTES
need_disk() {
    local free
    mkdir -p "$1" || cannot_start "the folder $1 could not be made."
    free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$2" ] || cannot_start \
        "$1 has $free MB free and the lab needs $2 MB there: make room, or set DRILLMASTER_CACHE and DRILLMASTER_LABS."
}

# Every init of a host takes some of the kernel's inotify instances, of which each user has few; without
# them it ends at once, and all that is seen from outside is a host that never answers.
need_inotify() {
    local most used need=$((${#HOSTS[@]} * 3))
    most=$(cat /proc/sys/fs/inotify/max_user_instances 2>/dev/null) || return 0
    # Processes that end meanwhile are no failure.
    used=$({ find /proc/[0-9]*/fd -user root -lname 'anon_inode:inotify' 2>/dev/null || :; } | wc -l)
    [ $((most - used)) -ge "$need" ] || cannot_start \
        "the hosts of a lab need $need inotify instances of the kernel, and of root's $most only $((most - used)) are free:" \
        "take another lab down (lab list), or raise the limit: sysctl -w fs.inotify.max_user_instances=1024."
}
