package io.drillmaster.connector.alertmanager;

import io.drillmaster.connector.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** Which silences are in force, and what they would swallow. */
final class Silences {

    static final List<String> NAMES = List.of("silences", "swallowing", "told");

    private Silences() {}

    /**
     * @param alert labels of an alert that must get through; empty if any silence is one too many
     */
    static Facts facts(JsonNode list, Map<String, String> alert) {
        int active = 0;
        List<String> swallowing = new ArrayList<>();
        for (JsonNode silence : list) {
            if (!silence.path("status").path("state").asString("").equals("active")) {
                continue;
            }
            active++;
            if (alert.isEmpty() || swallows(silence, alert)) {
                swallowing.add(told(silence));
            }
        }
        return Facts.of(
                Map.of(
                        "silences", String.valueOf(active),
                        "swallowing", String.valueOf(swallowing.size()),
                        "told", swallowing.isEmpty() ? "none" : String.join("; ", swallowing)));
    }

    private static boolean swallows(JsonNode silence, Map<String, String> alert) {
        boolean all = true;
        for (JsonNode matcher : silence.path("matchers")) {
            all &= matches(matcher, alert);
        }
        return all;
    }

    /** A matcher that we cannot read is taken to match: better told of once too often. */
    private static boolean matches(JsonNode matcher, Map<String, String> alert) {
        String value = matcher.path("value").asString("");
        String there = alert.getOrDefault(matcher.path("name").asString(""), "");
        boolean same;
        try {
            same =
                    matcher.path("isRegex").asBoolean(false)
                            ? Pattern.matches(value, there)
                            : value.equals(there);
        } catch (PatternSyntaxException e) {
            return true;
        }
        return same == matcher.path("isEqual").asBoolean(true);
    }

    private static String told(JsonNode silence) {
        List<String> matchers = new ArrayList<>();
        for (JsonNode each : silence.path("matchers")) {
            String sign = each.path("isEqual").asBoolean(true) ? "=" : "!";
            String kind = each.path("isRegex").asBoolean(false) ? "~" : sign.equals("!") ? "=" : "";
            matchers.add(
                    each.path("name").asString("") + sign + kind + each.path("value").asString(""));
        }
        return "%s by %s until %s (%s)"
                .formatted(
                        String.join(",", matchers),
                        silence.path("createdBy").asString("nobody"),
                        silence.path("endsAt").asString("?"),
                        silence.path("comment").asString("without a word"));
    }
}
