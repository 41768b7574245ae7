package io.drillmaster.connector.consul;

import io.drillmaster.connector.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts the checks that Consul keeps of nodes and services. */
final class HealthChecks {

    private static final JsonMapper JSON = new JsonMapper();

    private HealthChecks() {}

    /** Of one service, or of all nodes and services. */
    static String path(String service) {
        return service.isEmpty() ? "/v1/health/state/any" : "/v1/health/checks/" + service;
    }

    /**
     * What a list of checks says.
     *
     * @throws JacksonException when it is none
     */
    static Facts facts(String body) {
        int passing = 0;
        int warning = 0;
        List<String> failing = new ArrayList<>();
        JsonNode checks = JSON.readTree(body);
        for (JsonNode check : checks) {
            switch (check.path("Status").asString("")) {
                case "passing" -> passing++;
                case "warning" -> warning++;
                default ->
                        failing.add(
                                check.path("Node").asString("")
                                        + ":"
                                        + check.path("CheckID").asString(""));
            }
        }
        return Facts.of(
                Map.of(
                        "checks",
                        String.valueOf(checks.size()),
                        "passing",
                        String.valueOf(passing),
                        "warning",
                        String.valueOf(warning),
                        "critical",
                        String.valueOf(failing.size()),
                        "failing",
                        failing.isEmpty() ? "none" : String.join(",", failing)));
    }
}
