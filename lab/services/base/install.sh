# shellcheck shell=bash
# What every host has: its name, its neighbours' names, its keys, and sshd for the lab's key only.

install_base() {
    local root=$1 host=$2 base_services=$LAB_HOME/services/base
    echo "$host" | put 0644 "$root/etc/hostname"
    tr -d '-' </proc/sys/kernel/random/uuid | put 0444 "$root/etc/machine-id"
    put 0644 "$root/etc/hosts" <"$LAB_FOLDER/hosts.file"
    put 0600 "$root/etc/ssh/ssh_host_ed25519_key" <"$LAB_FOLDER/keys/host/$host"
    put 0600 "$root/root/.ssh/authorized_keys" <"$LAB_FOLDER/keys/id_ed25519.pub"
    put 0644 "$root/etc/ssh/sshd_config.d/lab.conf" <"$base_services/sshd.conf"
    put 0644 "$root/etc/systemd/journald.conf.d/lab.conf" <"$base_services/journald.conf"
    ! knows_names "$host" || names_file | put 0644 "$root/etc/resolv.conf"
    if grep -q PerSourcePenalties "$root/usr/sbin/sshd"; then
        echo 'PerSourcePenalties no' >>"$root/etc/ssh/sshd_config.d/lab.conf"
    fi
}

# Names lead to business addresses, NAME.mgmt to management ones, and haproxy to the edges. Whoever conducts drills has a
# name, too: a mail server that asks a lost site for it lets him wait.
hosts_file() {
    local host
    printf '127.0.0.1 localhost\n'
    printf '10.%d.0.1 coordinator.mgmt\n' $((200 + LAB_INDEX))
    for host in "${HOSTS[@]}"; do
        printf '%s %s\n' "$(business_address "$host")" "$host"
        printf '%s %s.mgmt\n' "$(management_address "$host")" "$host"
    done
    for host in $(edges); do
        printf '%s haproxy\n' "$(business_address "$host")"
    done
}

# The vault knows nobody but the archive, by its address.
knows_names() { [ -n "$(hosts_with dns)" ] && ! is_isolated "$1"; }

# What /etc/hosts does not know is asked of the lab's own name servers; some resolvers ask them first unless told.
names_file() {
    local host
    for host in $(hosts_with dns); do
        printf 'nameserver %s\n' "$(business_address "$host")"
    done
    printf 'search trading.lab\noptions timeout:1 attempts:1\nlookup file bind\n'
}
