# shellcheck shell=bash
# Waiting by condition, always with a bound.

# wait_until SECONDS COMMAND...: tries until the command succeeds; 1 when the time is over. PAUSE is the
# time between two tries.
# A wait ends at once when the command that a person typed was killed ($$ is that command
# in every subshell), so that nothing of a killed `lab up` goes on in the background.
wait_until() {
    local deadline=$(($(now_ms) + $1 * 1000))
    shift
    until "$@"; do
        [ "$(now_ms)" -lt "$deadline" ] || return 1
        kill -0 $$ 2>/dev/null || exit "$EXIT_FAILED"
        sleep "${PAUSE:-0.1}"
    done
}

# in_parallel FUNCTION ITEM...: runs the function once for each item, all at the same time; fails if one
# failed. Not to be called in a condition: there bash would ignore failures inside the function.
in_parallel() {
    local function=$1 item pid failed=0
    local -a pids=()
    shift
    for item; do
        "$function" "$item" </dev/null &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do
        wait "$pid" || failed=1
    done
    return "$failed"
}
