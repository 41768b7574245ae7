package io.drillmaster.connector.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FlagsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static Map<String, String> flags(String config, String cluster) {
        return Flags.of(JSON.readTree(config), JSON.readTree(cluster)).values();
    }

    @Test
    void a_failover_alone_changes_no_flag() {
        String moved =
                Replay.CLUSTER_4
                        .replace("\"leader\"", "\"led\"")
                        .replace("\"sync_standby\"", "\"leader\"")
                        .replace("\"led\"", "\"sync_standby\"")
                        .replace("\"timeline\": 3", "\"timeline\": 4");

        assertThat(moved).isNotEqualTo(Replay.CLUSTER_4);
        assertThat(flags(Replay.CONFIG_4, moved))
                .isEqualTo(flags(Replay.CONFIG_4, Replay.CLUSTER_4));
    }

    @Test
    void a_tag_a_pause_a_planned_move_and_a_member_that_is_gone_are_told() {
        String tagged =
                Replay.CLUSTER_4.replaceFirst(
                        "\"name\": \"nyc-db1\"",
                        "\"name\": \"nyc-db1\", \"tags\": {\"nofailover\": true}");
        String planned =
                Replay.NO_LEADER.replaceFirst(
                        "\\{", "{\"scheduled_switchover\": {\"to\": \"nyc-db2\"}, ");

        assertThat(flags(Replay.CONFIG_4, tagged))
                .containsEntry("member:nyc-db1", "well {\"nofailover\":true}")
                .containsEntry("paused", "no")
                .containsEntry("planned", "none");
        assertThat(flags(Replay.CONFIG_4, planned))
                .containsEntry("paused", "yes")
                .containsEntry("planned", "{\"to\":\"nyc-db2\"}")
                .doesNotContainKey("member:nyc-db1");
    }

    @Test
    void a_configuration_that_was_changed_is_told_otherwise_and_changed_back_as_before() {
        String before = flags(Replay.CONFIG_4, Replay.CLUSTER_4).getOrDefault("config", "");
        String changed = Replay.CONFIG_4.replace("\"ttl\": 5", "\"ttl\": 6");
        String back =
                Replay.CONFIG_4
                        .replace("\"ttl\": 5, ", "")
                        .replaceFirst("\"parameters\": \\{}}}", "\"parameters\": {}}, \"ttl\": 5}");

        assertThat(back).isNotEqualTo(Replay.CONFIG_4).contains("\"ttl\": 5}");
        assertThat(flags(changed, Replay.CLUSTER_4)).doesNotContainEntry("config", before);
        assertThat(flags(back, Replay.CLUSTER_4)).containsEntry("config", before);
    }
}
