# shellcheck shell=bash
# PostgreSQL under Patroni: a member of the cluster `trading`, which keeps its state in etcd.

# shellcheck disable=SC2034 # The template's names.
install_patroni() {
    local root=$1 host=$2 patroni=$LAB_HOME/services/patroni
    HOST=$host
    BUSINESS_ADDRESS=$(business_address "$host")
    NETWORK=$(network_prefix)
    ETCD_HOSTS=$(etcd_hosts)
    POSTGRES_MAJOR=$(postgres_major "$root")
    SUPERUSER_PASSWORD=$(secret superuser)
    REPLICATOR_PASSWORD=$(secret replicator)
    MONITORING_PASSWORD=$(secret monitoring)
    HFT_USER_PASSWORD=$(secret hft_user)
    read -r FIRST_LEADER < <(hosts_with patroni)
    render "$patroni/patroni.yml.template" | put 0600 "$root/etc/patroni/patroni.yml"
    render "$patroni/roles.sql.template" | put 0600 "$root/etc/patroni/roles.sql"
    put 0644 "$root/etc/patroni/trading.sql" <"$patroni/trading.sql"
    put 0755 "$root/etc/patroni/post-bootstrap" <"$patroni/post-bootstrap"
    render "$patroni/await-turn.template" | put 0755 "$root/etc/patroni/await-turn"
    put 0644 "$root/etc/systemd/system/patroni.service.d/lab.conf" <"$patroni/patroni.service.conf"
    mkdir -p "$root/var/log/patroni"
    give "$root" postgres:postgres /etc/patroni /var/log/patroni
    enable "$root" patroni.service
}

etcd_hosts() {
    local server
    local -a servers=()
    for server in $(hosts_with etcd); do
        servers+=("$server:2379")
    done
    join ', ' "${servers[@]}"
}

postgres_major() {
    local folders=("$1"/usr/lib/postgresql/*)
    basename "${folders[0]}"
}
