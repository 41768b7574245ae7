# shellcheck shell=bash
# The cached images: one root file system for each base, built once for each state of the recipe.

# image_folder BASE: where the image of the present recipe is, or will be.
image_folder() { printf '%s/images/%s-%s' "$CACHE" "$1" "$(recipe_digest)"; }

# The recipe is every file of this folder, so changing one makes a new image and leaves the old one whole.
recipe_digest() {
    if [ -z "${RECIPE_DIGEST:-}" ]; then
        RECIPE_DIGEST=$(cd "$LAB_HOME/image" && LC_ALL=C find . -type f -print0 | LC_ALL=C sort -z |
            xargs -0 sha256sum | sha256sum | cut -c1-12)
    fi
    printf '%s' "$RECIPE_DIGEST"
}

# need_image BASE: builds the image unless it is there. Building goes on in a temporary folder and
# ends with one rename, so a killed build leaves nothing that could be taken for an image.
need_image() {
    local base=$1 folder start
    folder=$(image_folder "$base")
    [ -d "$folder" ] && return
    need_disk "$CACHE" 3000
    mkdir -p "$CACHE/images"
    exec 7>>"$CACHE/images/.$base.lock"
    flock -n 7 || { say "waiting for another build of the $base image" && flock 7; }
    if [ ! -d "$folder" ]; then
        start=$(now_ms)
        say "building the $base image (once; about a minute)"
        rm -rf --one-file-system "$CACHE/images/.$base.building"
        build_image "$base" "$CACHE/images/.$base.building"
        mv "$CACHE/images/.$base.building" "$folder"
        say "built the $base image in $(seconds_since "$start") s: $folder"
    fi
    exec 7>&-
}

build_image() {
    local base=$1 folder=$2 packages consul
    mkdir -p "$folder"
    # Debian 12 and 13 have no Consul; the one of Debian 11 needs only the C library and runs on both.
    (dies_with_us mmdebstrap --quiet --variant=extract --include=consul bullseye "$folder/bullseye" \
        >"$folder/consul.log" 2>&1) &
    consul=$!
    packages=$(grep -v '^#' "$LAB_HOME/image/packages.$base" | xargs | tr ' ' ',')
    (dies_with_us mmdebstrap --quiet --variant=minbase --include="$packages" \
        --dpkgopt=force-unsafe-io --aptopt='APT::Install-Recommends "false"' \
        --essential-hook="$LAB_HOME/image/before-packages \"\$1\"" \
        --customize-hook="$LAB_HOME/image/after-packages \"\$1\"" \
        "$base" "$folder/rootfs" >"$folder/build.log" 2>&1) || build_failed "$base" "$folder/build.log"
    wait "$consul" || build_failed "$base" "$folder/consul.log"
    mv "$folder/bullseye/usr/bin/consul" "$folder/rootfs/usr/bin/consul"
    rm -rf --one-file-system "$folder/bullseye"
    chroot "$folder/rootfs" dpkg-query -W >"$folder/packages.txt"
}

# dies_with_us COMMAND...: becomes the command, in process and mount namespaces of its own that end when
# the lab's command is killed; so no build goes on alone, and none leaves a mount.
dies_with_us() {
    exec setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --mount-proc "$@"
}

build_failed() {
    local kept
    kept=$(mktemp /tmp/lab-image-XXXXXX.log)
    cp "$2" "$kept"
    tail -n 5 "$kept" >&2
    cannot_start "building the $1 image failed; the last lines are above, all of them in $kept." \
        "Nothing is taken for an image; the next try starts afresh."
}
