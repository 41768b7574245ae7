# shellcheck shell=bash
# A host's files: an overlay on the cached image, and everything that makes it this host and no other.

host_folder() { printf '%s/hosts/%s' "$LAB_FOLDER" "$1"; }
host_root() { printf '%s/root' "$(host_folder "$1")"; }

mount_root() {
    local folder image
    folder=$(host_folder "$1")
    image=$(image_of "$1")
    mkdir -p "$folder"/{upper,work,root}
    mountpoint -q "$folder/root" ||
        mount -t overlay "dm-$LAB_NAME-$1" \
            -o "lowerdir=$image/rootfs,upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
}

unmount_root() {
    local root
    root=$(host_root "$1")
    mountpoint -q "$root" || return 0
    umount "$root" 2>/dev/null || wait_until 5 umount "$root" ||
        fail "the file system of $1 ($root) is busy and could not be unmounted."
}

# image_of HOST: the client always runs the newer base, because it carries the Java runtime of the watches.
image_of() {
    if [ "${SITE_OF[$1]}" = market ]; then
        printf '%s' "$LAB_CLIENT_IMAGE"
    else
        printf '%s' "$LAB_IMAGE"
    fi
}

# install_host HOST: gives the host its identity and its services. Runs once; a power cut does not repeat it.
install_host() {
    local host=$1 service root
    root=$(host_root "$host")
    mount_root "$host"
    install_base "$root" "$host"
    for service in ${SERVICES_OF[$host]}; do
        if declare -F "install_$service" >/dev/null; then
            "install_$service" "$root" "$host"
        fi
    done
}

# put MODE FILE: writes standard input there.
put() {
    install -D -m "$1" /dev/stdin "$2"
}

# give ROOT OWNER FILE...: owner by the names of the host, not of the machine.
give() {
    local root=$1 owner=$2
    shift 2
    chroot "$root" chown -R "$owner" "$@"
}

# enable ROOT UNIT: starts the unit at boot.
enable() {
    local wants="$1/etc/systemd/system/multi-user.target.wants"
    mkdir -p "$wants"
    ln -sf "/usr/lib/systemd/system/$2" "$wants/$2"
}
