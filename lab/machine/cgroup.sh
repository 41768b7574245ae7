# shellcheck shell=bash
# Each host's processes live in a control group of their own, which is how the lab knows them as its own.
# Where systemd runs the machine, that group is a transient scope that systemd makes;
# elsewhere the lab makes it itself, and touches no other.

machine_name() { printf 'dm-%s-%s' "$LAB_NAME" "$1"; }

systemd_runs_here() { [ -d /run/systemd/system ]; }

# The hierarchies in which systemd-nspawn keeps a container: two on a hybrid machine, one on a unified one.
cgroup_roots() {
    local root
    for root in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do
        [ ! -d "$root" ] || echo "$root"
    done
    [ ! -e /sys/fs/cgroup/cgroup.procs ] || echo /sys/fs/cgroup
}

# host_cgroups HOST: the folders of this host's control group that exist.
host_cgroups() {
    local root folder
    for root in $(cgroup_roots); do
        for folder in "$root/drillmaster/$LAB_NAME/$1" "$root/system.slice/$(machine_name "$1").scope"; do
            [ ! -d "$folder" ] || echo "$folder"
        done
    done
}

# enter_cgroup HOST: moves the calling subshell; what it becomes stays there.
enter_cgroup() {
    local root
    systemd_runs_here && return
    for root in $(cgroup_roots); do
        mkdir -p "$root/drillmaster/$LAB_NAME/$1"
        echo "$BASHPID" >"$root/drillmaster/$LAB_NAME/$1/cgroup.procs"
    done
}

# What must stand before systemd-nspawn on the command line, one word a line.
scope_words() {
    systemd_runs_here || return 0
    printf '%s\n' systemd-run --quiet --scope --collect --property=Delegate=yes \
        "--unit=$(machine_name "$1")"
}

# processes_of HOST: the ids of every process of this host, its supervisor included.
processes_of() {
    local folder
    for folder in $(host_cgroups "$1"); do
        find "$folder" -name cgroup.procs -exec cat {} + 2>/dev/null
    done | sort -nu
}

no_processes_of() { [ -z "$(processes_of "$1")" ]; }

# end_processes HOST: ends exactly the processes in this host's control group, its init first,
# so that the supervisor can tidy up after itself.
end_processes() {
    local pid
    pid=$(init_of "$1") || pid=""
    if [ -n "$pid" ] && kill -9 "$pid" 2>/dev/null; then
        wait_until 2 no_processes_of "$1" || :
    fi
    for pid in $(processes_of "$1"); do
        kill -9 "$pid" 2>/dev/null || :
    done
    wait_until 10 no_processes_of "$1" || fail "processes of $1 outlive kill -9:" "$(processes_of "$1" | tr '\n' ' ')"
    remove_cgroup "$1"
}

# The folders of the control groups are the lab's only where the lab made them.
remove_cgroup() {
    local root
    systemd_runs_here && return
    for root in $(cgroup_roots); do
        [ -d "$root/drillmaster/$LAB_NAME/$1" ] || continue
        find "$root/drillmaster/$LAB_NAME/$1" -depth -type d -exec rmdir {} +
    done
}

# The folders above the hosts' own; another lab may still need the outer one.
remove_lab_cgroup() {
    local root
    for root in $(cgroup_roots); do
        [ ! -d "$root/drillmaster/$LAB_NAME" ] || rmdir "$root/drillmaster/$LAB_NAME"
        [ ! -d "$root/drillmaster" ] || rmdir --ignore-fail-on-non-empty "$root/drillmaster"
    done
}
