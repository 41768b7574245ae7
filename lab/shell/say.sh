# shellcheck shell=bash
# How the lab speaks: progress to standard output, trouble to standard error.

readonly EXIT_FAILED=1 EXIT_USAGE=2 EXIT_CANNOT_START=5

say() { printf '%s\n' "$*"; }

# stop CODE SENTENCE...: says why on standard error and ends with that code.
stop() {
    local code=$1
    shift
    printf 'lab: %s\n' "$*" >&2
    exit "$code"
}

fail() { stop "$EXIT_FAILED" "$@"; }
usage_error() { stop "$EXIT_USAGE" "$* (lab help lists the commands)"; }
cannot_start() { stop "$EXIT_CANNOT_START" "$@"; }

# Any command that fails where nobody looks at its result ends the lab's command, and says where.
end_on_failure() {
    set -Eeuo pipefail
    trap 'fail "this failed: $BASH_COMMAND (${BASH_SOURCE[0]#"$LAB_HOME/"}:$LINENO)"' ERR
}

# Milliseconds of wall time; only ever used to say how long a step took.
now_ms() { printf '%s' "$((${EPOCHREALTIME/[.,]/} / 1000))"; }

# seconds_since MS: "3.2", for a person to read.
seconds_since() {
    local took=$(($(now_ms) - $1))
    printf '%d.%d' $((took / 1000)) $((took % 1000 / 100))
}
