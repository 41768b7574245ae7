# shellcheck shell=bash
PROMISE[dns]="every server knows where orders go"

dns_is_healthy() {
    local host
    for host in $(hosts_with dns); do
        [ -n "$(answer_of "$host" orders)" ] || return
    done
}

# answer_of SERVER NAME: the address that this server tells.
answer_of() { on_host "$1" kdig +short +time=1 +retry=0 "@$(business_address "$1")" "$2.trading.lab" A 2>/dev/null; }
