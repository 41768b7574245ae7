# shellcheck shell=bash
# Mail is healthy when it greets, takes a recipient it knows and refuses one it does not.

PROMISE[mail]="mail for oncall is taken, for a stranger refused"

mail_is_healthy() {
    local host
    for host in $(hosts_with mail); do
        mail_takes "$host" oncall || return
        ! mail_takes "$host" nobody-here || return
    done
}

# mail_takes HOST PERSON: the server's answer to that recipient, in a talk that is broken off before any message.
mail_takes() {
    local answer line
    (
        exec 3<>"/dev/tcp/$(management_address "$1")/25" || exit
        for line in "" "HELO lab" "MAIL FROM:<drill@trading.lab>" "RCPT TO:<$2@trading.lab>"; do
            [ -z "$line" ] || printf '%s\r\n' "$line" >&3
            read -r -t 3 answer <&3 && [[ $answer == 2* ]] || exit
        done
    ) 2>/dev/null
}
