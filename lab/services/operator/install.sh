# shellcheck shell=bash
# What an operator's shell on any host expects: passwords at hand, patronictl's configuration, the scripts' folder.

install_operator() {
    local root=$1 operator=$LAB_HOME/services/operator user
    for user in hft_user monitoring; do
        printf '*:*:*:%s:%s\n' "$user" "$(secret "$user")"
    done | put 0600 "$root/root/.pgpass"
    if [ ! -e "$root/etc/patroni/patroni.yml" ]; then
        # shellcheck disable=SC2034 # The template's name.
        ETCD_HOSTS=$(etcd_hosts)
        render "$operator/patronictl.yml.template" | put 0644 "$root/etc/patroni/patroni.yml"
    fi
    put 0755 "$root/opt/hft/scripts/send_report.sh" <"$operator/send-report"
    put 0755 "$root/opt/hft/scripts/instruments.sh" <"$operator/instruments"
    mkdir -p "$root/var/log/hft"
}
