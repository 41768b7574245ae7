# shellcheck shell=bash
# etcd: the store on which Patroni decides who leads; three servers over three sites.

# shellcheck disable=SC2034 # The template's names.
install_etcd() {
    local root=$1 host=$2 member
    local -a cluster=()
    for member in $(hosts_with etcd); do
        cluster+=("$member=http://$(business_address "$member"):2380")
    done
    HOST=$host
    BUSINESS_ADDRESS=$(business_address "$host")
    ETCD_CLUSTER=$(join , "${cluster[@]}")
    render "$LAB_HOME/services/etcd/etcd.env.template" | put 0644 "$root/etc/default/etcd"
    enable "$root" etcd.service
}
