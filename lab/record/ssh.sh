# shellcheck shell=bash
# How the lab itself reaches its hosts: by the management network, with the lab's key, host keys checked.

# ssh_words HOST: the command line up to the remote command, one word a line.
ssh_words() {
    printf '%s\n' ssh -F none -i "$LAB_FOLDER/keys/id_ed25519" -o IdentitiesOnly=yes -o BatchMode=yes \
        -o "UserKnownHostsFile=$LAB_FOLDER/known_hosts" -o GlobalKnownHostsFile=none \
        -o StrictHostKeyChecking=yes -o ConnectTimeout=5 -o KexAlgorithms=curve25519-sha256 \
        -o LogLevel=ERROR "root@$(management_address "$1")"
}

on_host() {
    local -a words
    mapfile -t words < <(ssh_words "$1")
    shift
    "${words[@]}" "$@" </dev/null
}
