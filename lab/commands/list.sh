# shellcheck shell=bash
# lab list, lab image and lab help.

command_list() {
    local folder found=""
    for folder in "$LABS"/*/; do
        [ -e "$folder/lab.conf" ] || continue
        found=yes
        (
            open_lab "$(basename "$folder")"
            state=half-raised
            ! is_ready || state=ready
            printf '%-16s %-12s %-9s %-6s %-9s %s.0.0/16\n' "$LAB_NAME" "$state" "$LAB_PART" "$LAB_PROFILE" "$LAB_BASE" "$(network_prefix)"
        )
    done
    [ -n "$found" ] || say "no lab is up"
}

command_image() {
    need_packages
    need_image "${BASE:-trixie}"
    [ "${BASE:-trixie}" = bookworm ] || need_services
    say "$(image_folder "${BASE:-trixie}")"
}

command_help() { cat "$LAB_HOME/commands/help.txt"; }
