# shellcheck shell=bash
# How many objects the bucket holds.

archive_status() {
    local host listing
    for host in $(hosts_with archive); do
        if listing=$(archive_list "$host"); then
            echo "$(grep -o '<Key>' <<<"$listing" | wc -l) objects in $ARCHIVE_BUCKET"
        else
            echo "$host does not list $ARCHIVE_BUCKET"
        fi
    done
}
