# shellcheck shell=bash
# Mail: the sink to which alerts and reports go; it keeps what it takes in /var/mail and sends nothing on.

readonly MAIL_PEOPLE="oncall drill head-of-sre"

# shellcheck disable=SC2034 # The template's name.
install_mail() {
    local root=$1 host=$2 mail=$LAB_HOME/services/mail person
    local -a addresses=()
    HOST=$host
    for person in $MAIL_PEOPLE; do
        addresses+=("\"$person@trading.lab\"")
        chroot "$root" useradd --system --no-create-home --home-dir / \
            --shell /usr/sbin/nologin "$person"
    done
    MAIL_ADDRESSES=$(join ', ' "${addresses[@]}")
    render "$mail/smtpd.conf.template" | put 0644 "$root/etc/smtpd.conf"
    echo "$host.trading.lab" | put 0644 "$root/etc/mailname"
    enable "$root" opensmtpd.service
}
