package io.drillmaster.connector.consul;

import io.drillmaster.connector.http.Reply;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one server says of itself.
 *
 * @param leader the address of the leader it follows, empty if it sees none
 */
record ServerView(String node, String address, String leader) {

    private static final JsonMapper JSON = new JsonMapper();

    static Optional<ServerView> of(Reply reply) {
        if (!(reply instanceof Reply.Answered answered) || !answered.well()) {
            return Optional.empty();
        }
        try {
            JsonNode self = JSON.readTree(answered.body());
            JsonNode member = self.path("Member");
            String leader = self.at("/Stats/consul/leader_addr").asString("");
            return member.has("Name")
                    ? Optional.of(
                            new ServerView(
                                    member.path("Name").asString(""),
                                    member.path("Addr").asString(""),
                                    leader.replaceFirst(":[0-9]+$", "")))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    boolean seesLeader() {
        return !leader.isEmpty();
    }
}
