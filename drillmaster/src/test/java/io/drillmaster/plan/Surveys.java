package io.drillmaster.plan;

import io.drillmaster.connector.Facts;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the test estate says about itself: well tuned, unless told otherwise. */
final class Surveys {

    private static final Map<String, Map<String, String>> TUNED =
            Map.of(
                    "patroni.cluster trading-db",
                    Map.of("leader", "nyc-db1", "leaders", "1", "paused", "no"),
                    "patroni.settings trading-db",
                    Map.of(
                            "ttl", "20s",
                            "loop_wait", "1s",
                            "retry_timeout", "3s",
                            "primary_start_timeout", "0s",
                            "synchronous_mode", "on",
                            "maximum_lag_on_failover", "1048576B",
                            "use_pg_rewind", "on"),
                    "postgres.settings trading-db",
                    Map.of(
                            "synchronous_commit", "on",
                            "fsync", "on",
                            "wal_log_hints", "on",
                            "data_checksums", "on"),
                    "consul.get consul",
                    Map.of("exists", "no", "value", "none"),
                    "haproxy.settings edges",
                    Map.of(
                            "inter",
                            "100ms",
                            "fastinter",
                            "100ms",
                            "downinter",
                            "100ms",
                            "fall",
                            "2",
                            "rise",
                            "1"));

    private Surveys() {}

    static Survey tuned() {
        return with(Map.of());
    }

    /** As a fresh installation of Patroni and HAProxy has it. */
    static Survey stock() {
        return with(
                Map.of(
                        "patroni.settings trading-db ttl", "30s",
                        "patroni.settings trading-db loop_wait", "10s",
                        "patroni.settings trading-db retry_timeout", "10s",
                        "patroni.settings trading-db primary_start_timeout", "300s",
                        "patroni.settings trading-db synchronous_mode", "off",
                        "haproxy.settings edges inter", "3s",
                        "haproxy.settings edges fastinter", "3s",
                        "haproxy.settings edges downinter", "3s",
                        "haproxy.settings edges fall", "3",
                        "haproxy.settings edges rise", "2"));
    }

    /** Tuned, but for some facts, each named by its question and its own name. */
    static Survey with(Map<String, String> changes) {
        SortedMap<String, Facts> answers = new TreeMap<>();
        TUNED.forEach((question, facts) -> {
            SortedMap<String, String> all = new TreeMap<>(facts);
            changes.forEach((name, value) -> {
                if (name.startsWith(question + " ")) {
                    all.put(name.substring(question.length() + 1), value);
                }
            });
            answers.put(question, new Facts(all));
        });
        return new Survey(answers, new TreeMap<>());
    }
}
