# shellcheck shell=bash
# Redis: the switch `trading:enabled` that the trading engine obeys; the first host that has it is the primary, the others replicate.

# shellcheck disable=SC2034 # The template's names.
install_redis() {
    local root=$1 host=$2 redis=$LAB_HOME/services/redis primary
    read -r primary < <(hosts_with redis)
    REDIS_PASSWORD=$(secret redis)
    REDIS_ROLE="# The primary."
    [ "$host" = "$primary" ] || REDIS_ROLE="replicaof $(business_address "$primary") 6379"
    render "$redis/redis.conf.template" | put 0640 "$root/etc/redis/redis.conf"
    give "$root" redis:redis /etc/redis
    # Who logs in as root on this host needs no password for redis-cli.
    echo "SetEnv REDISCLI_AUTH=$REDIS_PASSWORD" | put 0600 "$root/etc/ssh/sshd_config.d/redis.conf"
    echo "REDISCLI_AUTH=$REDIS_PASSWORD" | put 0600 "$root/etc/redis/redis-cli.env"
    put 0644 "$root/etc/systemd/system/redis-server.service.d/lab.conf" <"$redis/redis-server.service.conf"
    enable "$root" redis-server.service
}
