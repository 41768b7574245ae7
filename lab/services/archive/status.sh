# shellcheck shell=bash
# archive_status: how many objects the bucket holds.

archive_status() {
    local host listing
    for host in $(hosts_with archive); do
        if listing=$(archive_list "$host"); then
            printf '%-10s %-10s %s objects in %s\n' archive "$host" \
                "$(grep -o '<Key>' <<<"$listing" | wc -l)" "$ARCHIVE_BUCKET"
        else
            printf '%-10s %-10s does not list %s\n' archive "$host" "$ARCHIVE_BUCKET"
        fi
    done
}
