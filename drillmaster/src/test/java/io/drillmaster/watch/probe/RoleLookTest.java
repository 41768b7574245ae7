package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against what real Patroni servers answer to {@code GET /patroni}. */
class RoleLookTest {

    /** A replica of Patroni 4.0.7, after the lease of a leader without power had ended. */
    private static final String UNLOCKED_4 =
            """
            {"state": "running", "postmaster_start_time": "2026-11-25 14:32:35.218698+00:00", \
            "role": "replica", "server_version": 170012, "xlog": {"received_location": 84202976, \
            "replayed_location": 84202976, "replayed_timestamp": "2026-11-25 \
            14:34:58.374269+00:00", "paused": false}, "sync_standby": true, "timeline": 2, \
            "replication_state": "streaming", "replication": [{"usename": "replicator", \
            "application_name": "", "client_addr": "127.0.0.1", "state": "startup", \
            "sync_state": "async", "sync_priority": 0}], "cluster_unlocked": true, \
            "dcs_last_seen": 1795617411, "database_system_identifier": "7712116887003693211", \
            "patroni": {"version": "4.0.7", "scope": "trading", "name": "nyc-db2"}}\
            """;

    /** The same of Patroni 3.0.2, in the order and with the names of its own source. */
    private static final String UNLOCKED_3 =
            """
            {"state": "running", "postmaster_start_time": "2026-11-25 14:32:35.218698+00:00", \
            "role": "replica", "server_version": 150020, "xlog": {"received_location": 84202976, \
            "replayed_location": 84202976, "replayed_timestamp": "2026-11-25 \
            14:34:58.374269+00:00", "paused": false}, "sync_standby": true, "timeline": 2, \
            "cluster_unlocked": true, "dcs_last_seen": 1795617411, \
            "database_system_identifier": "7712116887003693211", \
            "patroni": {"version": "3.0.2", "scope": "trading"}}\
            """;

    @Test
    void a_member_that_sees_no_leader_says_so_in_its_state() {
        assertThat(RoleLook.patroni(UNLOCKED_4))
                .isEqualTo(new RoleLook.Said("replica", "running, no leader", 2));
        assertThat(RoleLook.patroni(UNLOCKED_3))
                .isEqualTo(new RoleLook.Said("replica", "running, no leader", 2));
    }

    @Test
    void a_member_that_sees_a_leader_does_not() {
        String locked = UNLOCKED_4.replace("\"cluster_unlocked\": true, ", "");

        assertThat(RoleLook.patroni(locked)).isEqualTo(new RoleLook.Said("replica", "running", 2));
        assertThat(RoleLook.patroni(UNLOCKED_4.replace("unlocked\": true", "unlocked\": false")))
                .isEqualTo(new RoleLook.Said("replica", "running", 2));
    }
}
