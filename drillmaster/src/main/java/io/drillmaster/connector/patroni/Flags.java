package io.drillmaster.connector.patroni;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a cluster is set up, whoever leads it. */
final class Flags {

    static final List<String> NAMES = List.of("member:", "paused", "planned", "config");

    /** What was changed and changed back may stand in another order. */
    private static final JsonMapper ORDERED =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private Flags() {}

    static Facts of(JsonNode config, JsonNode cluster) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("config", Fingerprint.of(ordered(config)));
        facts.put("paused", cluster.path("pause").asBoolean(false) ? "yes" : "no");
        JsonNode planned = cluster.path("scheduled_switchover");
        facts.put("planned", planned.isObject() ? Fingerprint.ofLong(ordered(planned)) : "none");
        for (JsonNode member : cluster.path("members")) {
            facts.put(
                    "member:" + member.path("name").asString("unnamed"),
                    Fingerprint.ofLong(told(member)));
        }
        return Facts.of(facts);
    }

    /** A leader runs and a replica streams; which of them a member is does not matter here. */
    private static String told(JsonNode member) {
        String state = member.path("state").asString("unknown");
        boolean well = state.equals("running") || state.equals("streaming");
        JsonNode tags = member.path("tags");
        return (well ? "well" : state) + (tags.isEmpty() ? "" : " " + ordered(tags));
    }

    private static String ordered(JsonNode node) {
        return ORDERED.writeValueAsString(ORDERED.treeToValue(node, Object.class));
    }
}
