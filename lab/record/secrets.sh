# shellcheck shell=bash
# Keys and passwords, random for each lab, readable by root alone.

readonly SECRETS="hft_user monitoring superuser replicator redis fix s3_access s3_secret"

make_secrets() {
    local name
    (umask 077 && mkdir -p "$LAB_FOLDER/secrets" "$LAB_FOLDER/keys/host")
    for name in $SECRETS; do
        (umask 077 && head -c 18 /dev/urandom | base64 | tr -d '\n+/=' >"$LAB_FOLDER/secrets/$name")
    done
    # A key for signed DNS updates is told in base64, padding and all.
    (umask 077 && head -c 32 /dev/urandom | base64 -w 0 >"$LAB_FOLDER/secrets/dns")
    ssh-keygen -q -t ed25519 -N '' -C "lab-$LAB_NAME" -f "$LAB_FOLDER/keys/id_ed25519"
    in_parallel make_host_key "${HOSTS[@]}"
    for name in "${HOSTS[@]}"; do
        printf '%s %s\n' "$(management_address "$name")" "$(cut -d' ' -f1,2 "$LAB_FOLDER/keys/host/$name.pub")"
    done >"$LAB_FOLDER/known_hosts"
}

make_host_key() {
    ssh-keygen -q -t ed25519 -N '' -C "$1" -f "$LAB_FOLDER/keys/host/$1"
}

secret() { cat "$LAB_FOLDER/secrets/$1"; }
