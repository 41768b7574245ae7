package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Call;

/**
 * A member that led once, and what is known of its host.
 *
 * @param unit what would start PostgreSQL there
 * @param config the file of that unit, which names the folder of the data
 * @param superuser of its database
 */
record Former(String member, String unit, String config, String superuser, String database) {

    static Former of(Call call, PostgresCluster cluster) {
        return new Former(
                call.with().getOrDefault("member", ""),
                call.with().getOrDefault("unit", "patroni.service"),
                call.with().getOrDefault("config", "/etc/patroni/patroni.yml"),
                call.with().getOrDefault("superuser", "postgres"),
                cluster.database());
    }
}
