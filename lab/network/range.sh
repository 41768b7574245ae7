# shellcheck shell=bash
# Finds a lab number whose addresses nothing on this machine uses.

readonly HIGHEST_INDEX=54

# to_number A.B.C.D: the address as one number.
to_number() {
    local a b c d
    IFS=. read -r a b c d <<<"$1"
    printf '%d' $((a << 24 | b << 16 | ${c:-0} << 8 | ${d:-0}))
}

# Every IPv4 prefix that an interface or a route of this machine uses, with what uses it.
used_prefixes() {
    ip -4 -o addr show | awk '{ print $4, "interface " $2 }'
    ip -4 route show table all | awk '
        $1 ~ /^(local|broadcast|unicast|blackhole|unreachable|prohibit|throw)$/ { $1 = $2 }
        $1 ~ /^[0-9.]+(\/[0-9]+)?$/ { print $1, "a route to " $1 }'
}

# user_of_range INDEX: what uses addresses of that lab number; nothing when they are free.
user_of_range() {
    local prefix user length mask ours
    ours=$(to_number "10.$((200 + $1)).0.0")
    while read -r prefix user; do
        length=${prefix#*/}
        [ "$length" != "$prefix" ] || length=32
        ((length == 0)) && continue
        ((length < 16)) || length=16
        mask=$((0xffffffff << (32 - length) & 0xffffffff))
        if ((($(to_number "${prefix%/*}") & mask) == (ours & mask))); then
            printf '%s' "$user"
            return
        fi
    done < <(used_prefixes)
}

# index_is_taken INDEX: another lab's record or its interface has this number.
index_is_taken() {
    grep -qsEx "LAB_INDEX=\"?$1\"?" "$LABS"/*/lab.conf || ip link show "dm$1" >/dev/null 2>&1
}

# free_index: the lowest number no lab and nothing else of the machine uses.
free_index() {
    local index user
    for ((index = 0; index <= HIGHEST_INDEX; index++)); do
        index_is_taken "$index" && continue
        user=$(user_of_range "$index")
        if [ -z "$user" ]; then
            printf '%d' "$index"
            return
        fi
    done
    cannot_start "every range from 10.200.0.0/16 to 10.$((200 + HIGHEST_INDEX)).0.0/16 is in use" \
        "on this machine (the last by ${user:-another lab}); the lab needs one of them for itself."
}
