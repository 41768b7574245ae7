# shellcheck shell=bash disable=SC2153
# lab up: from the cached image to a healthy estate.

command_up() {
    local start
    cd /
    need_packages
    need_overlay
    mkdir -p "$LABS"
    open_lab "$NAME"
    lock_lab alone
    open_lab "$NAME"
    start=$(now_ms)
    if is_ready; then
        refuse_other_shape
        bring_back
    else
        raise
    fi
    say "lab $LAB_NAME is up after $(seconds_since "$start") s: $LAB_FOLDER/estate.yaml"
}

# A lab that stands keeps its part, profile and base.
refuse_other_shape() {
    [ -z "$PART" ] || [ "$PART" = "$LAB_PART" ] || usage_error \
        "lab $LAB_NAME stands with part $LAB_PART; end it with lab down --name $LAB_NAME to raise it with $PART."
    [ -z "$PROFILE" ] || [ "$PROFILE" = "$LAB_PROFILE" ] || usage_error \
        "lab $LAB_NAME stands with profile $LAB_PROFILE; end it with lab down --name $LAB_NAME to raise it with $PROFILE."
    [ -z "$BASE" ] || [ "$BASE" = "$LAB_BASE" ] || usage_error \
        "lab $LAB_NAME stands on $LAB_BASE; end it with lab down --name $LAB_NAME to raise it on $BASE."
}

# A lab that was once ready: whatever is off is switched on again, with its data.
bring_back() {
    local host
    if is_healthy; then
        say "lab $LAB_NAME is already up and healthy ($LAB_PART, $LAB_PROFILE, $LAB_BASE, $(network_prefix).0.0/16)"
        return
    fi
    say "lab $LAB_NAME stands but is not healthy; bringing it back"
    namespace_exists "$(wan_namespace)" || wan_up
    for host in "${HOSTS[@]}"; do
        is_on "$host" || { say "  switching $host on" && restore_power "$host"; }
    done
    await_health
}

raise() {
    if [ -e "$LAB_FOLDER/lab.conf" ]; then
        say "an earlier lab up --name $LAB_NAME did not end well; clearing what it left"
        take_lab_away
    fi
    refuse_foreign_namespace
    LAB_PROFILE=${PROFILE:-tuned} LAB_BASE=${BASE:-trixie}
    choose_part
    need_images
    need_services
    need_disk "$LABS" 2000
    need_inotify
    write_record "$LAB_PART" "$LAB_PROFILE" "$LAB_BASE"
    # shellcheck source=/dev/null
    . "$LAB_HOME/profiles/$LAB_PROFILE.conf"
    say "lab $LAB_NAME: part $LAB_PART, profile $LAB_PROFILE, base $LAB_BASE, addresses $(network_prefix).0.0/16"
    make_secrets
    hosts_file >"$LAB_FOLDER/hosts.file"
    step "networks" wan_up
    step "hosts booted" raise_hosts
    write_estate
    await_health
    mark_ready
}

# Only the newer base has the packages of every part.
choose_part() {
    if [ "$LAB_BASE" = bookworm ]; then
        [ "${PART:-database}" = database ] || usage_error "the base bookworm has only the part database, not $PART."
        LAB_PART=database
    else
        LAB_PART=${PART:-full}
    fi
    read_tables "$LAB_PART"
}

# A namespace of this name without a record belongs to a lab kept in another folder.
refuse_foreign_namespace() {
    ! namespace_exists "$(wan_namespace)" || cannot_start \
        "a lab named $LAB_NAME already has networks on this machine, but no record in $LABS;" \
        "it is kept in another folder (DRILLMASTER_LABS), or its folder was deleted: lab down --name $LAB_NAME clears it."
}

need_images() {
    need_image "$LAB_BASE"
    [ "$LAB_BASE" = trixie ] || need_image trixie
}

# What a service must have on this machine before its hosts are made (need_NAME in its folder).
need_services() {
    local service
    for service in $(services_here); do
        if declare -F "need_$service" >/dev/null; then
            "need_$service"
        fi
    done
}

raise_hosts() { in_parallel raise_host "${HOSTS[@]}"; }

raise_host() {
    plug_host "$1"
    install_host "$1"
    boot_host "$1"
}

# step NAME COMMAND...: does it and says how long it took.
step() {
    local name=$1 start
    start=$(now_ms)
    shift
    "$@"
    say "  $name ($(seconds_since "$start") s)"
}

# Services are waited for at the same time: each starts when what it needs is there.
await_health() {
    await "every host answers ssh" 60 every_host_answers
    in_parallel await_service $(services_that is_healthy) || exit "$EXIT_FAILED"
    await "no unit is down" 60 every_unit_is_active
}

await_service() { PAUSE=1 await "$1: ${PROMISE[$1]}" 120 "$1_is_healthy"; }

# await NAME SECONDS CONDITION
await() {
    local start
    start=$(now_ms)
    wait_until "$2" "$3" || fail "after $2 s this does not hold yet: $1. The lab is left as it is, to be looked at:" \
        "lab status --name $LAB_NAME, lab ssh --name $LAB_NAME HOST journalctl -b, $LAB_FOLDER/hosts/*/console.log."
    say "  $1 ($(seconds_since "$start") s)"
}
