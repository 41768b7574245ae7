# shellcheck shell=bash
# lab down: takes away everything of a lab, whole or half there, running or cut off.

command_down() {
    command -v ip >/dev/null || { say "there is no lab $NAME: this machine has no iproute2" && return; }
    open_lab "$NAME"
    if [ ! -d "$LAB_FOLDER" ] && ! lab_has_remains; then
        say "there is no lab named $LAB_NAME; nothing to take away"
        return
    fi
    lock_lab alone
    open_lab "$NAME"
    take_lab_away
    remove_folder_without_record
    say "lab $LAB_NAME is gone"
}

# lab_has_remains: something of this name stands although its folder does not.
lab_has_remains() {
    local host
    namespace_exists "$(wan_namespace)" && return
    for host in "${HOSTS[@]}"; do
        ! namespace_exists "$(host_namespace "$host")" || return 0
        [ -z "$(host_cgroups "$host")" ] || return 0
    done
    return 1
}

# The record goes last, so that a killed `down` can be repeated.
take_lab_away() {
    unmark_ready
    in_parallel take_away "${HOSTS[@]}"
    wan_down
    remove_lab_cgroup
    remove_files
}

# All but the lock, which the caller still holds.
remove_files() {
    local under
    under=$(awk -v under="$LAB_FOLDER/" 'index($2, under) == 1 { print $2 }' /proc/mounts)
    [ -z "$under" ] || fail "something is still mounted under $LAB_FOLDER, so it is not deleted: $under"
    find "$LAB_FOLDER" -mindepth 1 -maxdepth 1 ! -name lab.conf ! -name lock -exec rm -rf {} +
    rm -f "$LAB_FOLDER/lab.conf"
}
