# shellcheck shell=bash
# One `up` or `down` of a lab at a time; power switches share the lab and exclude each other by host.

# A command that refused before there was a lab leaves no folder behind.
remove_folder_without_record() { [ -e "$LAB_FOLDER/lab.conf" ] || rm -rf "$LAB_FOLDER"; }

# lock_lab shared|alone: waits for whoever works on this lab now, and names the wait.
lock_lab() {
    local how=-x
    [ "$1" = alone ] || how=-s
    [ "$1" != alone ] || trap remove_folder_without_record EXIT
    while :; do
        mkdir -p "$LAB_FOLDER"
        exec 8>>"$LAB_FOLDER/lock"
        if ! flock -n "$how" 8; then
            [ "$how" = -s ] || say "waiting for another command on lab $LAB_NAME to end"
            flock -w 300 "$how" 8 || fail "another command has held lab $LAB_NAME for five minutes; nothing was done."
        fi
        # A `down` that we waited for has deleted the file we hold: then it is not the lab's lock any more.
        [ "$LAB_FOLDER/lock" -ef /proc/self/fd/8 ] && return
    done
}

lock_host() {
    exec 9>>"$(host_folder "$1")/lock"
    flock -w 60 9 || fail "another command has held $1 for a minute; nothing was done."
}

# A container must not keep what its starter had open: neither our locks nor those of whoever called us,
# for a lock is held as long as any process has its file open. 255 is the shell's own.
forget_locks() {
    local fd
    for fd in "/proc/$BASHPID/fd"/*; do
        fd=${fd##*/}
        [ "$fd" -le 2 ] || [ "$fd" -eq 255 ] || exec {fd}>&-
    done
}
