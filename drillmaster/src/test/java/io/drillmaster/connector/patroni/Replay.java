package io.drillmaster.connector.patroni;

/** What real Patroni servers answered. */
final class Replay {

    /** Patroni 4.0.7, all well. */
    static final String CLUSTER_4 =
            """
            {"members": [
             {"name": "chi-db1", "role": "sync_standby", "state": "streaming",
              "api_url": "http://10.201.2.21:8008/patroni", "host": "10.201.2.21", "port": 5432,
              "timeline": 3, "lag": 0},
             {"name": "nyc-db1", "role": "leader", "state": "running",
              "api_url": "http://10.201.1.11:8008/patroni", "host": "10.201.1.11", "port": 5432,
              "timeline": 3},
             {"name": "nyc-db2", "role": "sync_standby", "state": "streaming",
              "api_url": "http://10.201.1.12:8008/patroni", "host": "10.201.1.12", "port": 5432,
              "timeline": 3, "lag": 168}],
             "scope": "trading"}
            """;

    /** Patroni 3.0.2: a replica that streams and one that does not both run. */
    static final String CLUSTER_3 =
            """
            {"members": [
             {"name": "chi-db1", "role": "replica", "state": "running",
              "api_url": "http://10.201.2.21:8008/patroni", "timeline": 2, "lag": 33554432},
             {"name": "nyc-db1", "role": "leader", "state": "running",
              "api_url": "http://10.201.1.11:8008/patroni", "timeline": 3},
             {"name": "nyc-db2", "role": "sync_standby", "state": "running",
              "api_url": "http://10.201.1.12:8008/patroni", "timeline": 3, "lag": 0}]}
            """;

    /** The lock has ended and nobody has taken it. */
    static final String NO_LEADER =
            """
            {"members": [
             {"name": "chi-db1", "role": "replica", "state": "running", "timeline": 3,
              "lag": "unknown"},
             {"name": "nyc-db2", "role": "replica", "state": "running", "timeline": 3, "lag": 0}],
             "scope": "trading", "pause": true}
            """;

    static final String CONFIG_4 =
            """
            {"ttl": 5, "loop_wait": 1, "retry_timeout": 2, "primary_start_timeout": 0,
             "maximum_lag_on_failover": 1048576, "synchronous_mode": true,
             "synchronous_node_count": 2,
             "postgresql": {"use_pg_rewind": true, "use_slots": true, "parameters": {}}}
            """;

    static final String CONFIG_3 =
            """
            {"ttl": 5, "loop_wait": 1, "retry_timeout": 2, "master_start_timeout": 30}
            """;

    static final String STATUS_4 =
            """
            {"state": "running", "postmaster_start_time": "2026-11-24 00:00:00.000000+00:00",
             "role": "primary", "server_version": 170006,
             "xlog": {"location": 67109192}, "timeline": 3,
             "replication": [{"usename": "replicator", "application_name": "nyc-db2",
               "client_addr": "10.201.1.12", "state": "streaming", "sync_state": "sync",
               "sync_priority": 1}],
             "dcs_last_seen": 1795480000, "database_system_identifier": "7575",
             "patroni": {"version": "4.0.7", "scope": "trading", "name": "nyc-db1"}}
            """;

    static final String STATUS_3 = STATUS_4.replace("4.0.7", "3.0.2").replace("170006", "150020");

    static final String HISTORY =
            """
            [[1, 67109024, "no recovery target specified", "2026-11-24T00:00:10.1+00:00", "nyc-db2"],
             [2, 83886240, "no recovery target specified", "2026-11-24T00:05:10.1+00:00", "nyc-db1"]]
            """;

    private Replay() {}
}
