# shellcheck shell=bash

patroni_status() {
    local cluster
    cluster=$(patroni_cluster) || { echo "no member answers" && return; }
    jq -r '(.members | sort_by(.name)[] | [.name, .role, .state, "timeline", (.timeline // "-" | tostring),
           (if .role == "leader" then "" else "lag " + (.lag // "-" | tostring) + " B" end)]) | @tsv' <<<"$cluster" |
        awk -F'\t' '{ printf "%-10s %-14s %-12s %s %s  %s\n", $1, $2, $3, $4, $5, $6 }'
}
