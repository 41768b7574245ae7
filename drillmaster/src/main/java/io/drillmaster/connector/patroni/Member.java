package io.drillmaster.connector.patroni;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One member as {@code GET /cluster} shows it.
 *
 * @param lag bytes behind the leader, if Patroni knows
 */
record Member(String name, String role, String state, Optional<Long> timeline, Optional<Long> lag) {

    static Member of(JsonNode json) {
        return new Member(
                json.path("name").asString(""),
                json.path("role").asString(""),
                json.path("state").asString(""),
                number(json.path("timeline")),
                number(json.path("lag")));
    }

    boolean leads() {
        return role.equals("leader") || role.equals("standby_leader");
    }

    boolean isSync() {
        return role.equals("sync_standby") || role.equals("quorum_standby");
    }

    /** Patroni before 3.1 has no word for streaming and says running. */
    boolean streams() {
        return !leads() && (state.equals("streaming") || state.equals("running"));
    }

    private static Optional<Long> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.asLong()) : Optional.empty();
    }
}
