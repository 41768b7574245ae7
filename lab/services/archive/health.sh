# shellcheck shell=bash
# The archive is healthy when it lists its bucket for the lab's key.

PROMISE[archive]="the archive lists its bucket for the lab's key"

archive_is_healthy() {
    local host
    for host in $(hosts_with archive); do
        archive_list "$host" >/dev/null 2>&1 || return
    done
}

# archive_list HOST: the bucket's listing. The key comes by standard input, out of the sight of the process table.
archive_list() {
    curl -sf -m 3 --config - "http://$(management_address "$1"):9000/$ARCHIVE_BUCKET?list-type=2" <<EOF
aws-sigv4 = "aws:amz:$ARCHIVE_REGION:s3"
user = "$(secret s3_access):$(secret s3_secret)"
header = "x-amz-content-sha256: UNSIGNED-PAYLOAD"
EOF
}
