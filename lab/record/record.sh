# shellcheck shell=bash disable=SC2034
# The lab's own record on disk, in its folder: what `down` goes by, whoever was killed before.

CACHE=${DRILLMASTER_CACHE:-/var/cache/drillmaster}
LABS=${DRILLMASTER_LABS:-/var/lib/drillmaster/labs}

# open_lab NAME: sets LAB_NAME and LAB_FOLDER, and what the record knows if there is one.
open_lab() {
    [[ $1 =~ ^[a-z][a-z0-9-]{0,30}$ ]] || usage_error \
        "'$1' is not a lab's name: small letters, digits and dashes, a letter first, at most 31."
    LAB_NAME=$1 LAB_INDEX="" LAB_PART="" LAB_PROFILE="" LAB_BASE="" LAB_IMAGE="" LAB_CLIENT_IMAGE=""
    LAB_FOLDER=$LABS/$1
    if [ -e "$LAB_FOLDER/lab.conf" ]; then
        # shellcheck source=/dev/null
        . "$LAB_FOLDER/lab.conf"
    fi
    read_tables "${LAB_PART:-full}"
}

# open_existing_lab NAME: the same, and a lab that is not there is an error.
open_existing_lab() {
    open_lab "$1"
    [ -e "$LAB_FOLDER/lab.conf" ] || fail "there is no lab named $1 ($LAB_FOLDER); lab up --name $1 raises it," \
        "lab list shows those that are there."
}

open_host() {
    open_existing_lab "$1"
    is_host "$2" || usage_error "'$2' is not a host of the lab; it has ${HOSTS[*]}"
}

# write_record PART PROFILE BASE: takes a free lab number; nobody else can take it meanwhile.
write_record() {
    local gate
    exec {gate}<"$LABS"
    flock "$gate"
    LAB_INDEX=$(free_index) || exit
    LAB_PART=$1
    LAB_PROFILE=$2
    LAB_BASE=$3
    LAB_IMAGE=$(image_folder "$LAB_BASE")
    LAB_CLIENT_IMAGE=$(image_folder trixie)
    declare -p LAB_INDEX LAB_PART LAB_PROFILE LAB_BASE LAB_IMAGE LAB_CLIENT_IMAGE |
        sed 's/^declare -- //' >"$LAB_FOLDER/lab.conf.new"
    mv "$LAB_FOLDER/lab.conf.new" "$LAB_FOLDER/lab.conf"
    exec {gate}<&-
}

is_ready() { [ -e "$LAB_FOLDER/ready" ]; }
mark_ready() { : >"$LAB_FOLDER/ready"; }
unmark_ready() { rm -f "$LAB_FOLDER/ready"; }
