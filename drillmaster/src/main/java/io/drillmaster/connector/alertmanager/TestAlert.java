package io.drillmaster.connector.alertmanager;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * An alert that says of itself that it is a test.
 *
 * @param lasts how long it fires unless it is ended earlier
 */
record TestAlert(SortedMap<String, String> labels, Duration lasts) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration UNLESS_TOLD = Duration.ofMinutes(2);
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(s|m|h)");
    private static final Pattern LABEL =
            Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)=([^,=]+?)\\s*");

    /**
     * The alert that a call asks for.
     *
     * @throws IllegalArgumentException when a label or the time cannot be read
     */
    static TestAlert of(Call call) {
        SortedMap<String, String> labels = labels(call.with().getOrDefault("labels", ""));
        labels.put("alertname", call.argument("name").orElse("DrillTest"));
        labels.put(Alert.MARK, Token.of(call).text());
        return new TestAlert(labels, call.argument("for").map(TestAlert::time).orElse(UNLESS_TOLD));
    }

    /**
     * Reads {@code severity=critical,site=nyc}.
     *
     * @throws IllegalArgumentException when a part is no label
     */
    static SortedMap<String, String> labels(String text) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher label = LABEL.matcher(part);
            if (!label.matches()) {
                throw new IllegalArgumentException(
                        "\"%s\" is no label; write name=value".formatted(part));
            }
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }

    private static Duration time(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no time; write a number and s, m or h".formatted(text));
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }

    /** As Alertmanager takes it. */
    static String json(Map<String, String> labels, Instant starts, Instant ends) {
        return JSON.writeValueAsString(
                List.of(
                        Map.of(
                                "labels", labels,
                                "annotations",
                                        Map.of(
                                                "summary",
                                                "A drill tests the alert path. Nothing is wrong."),
                                "startsAt", starts.toString(),
                                "endsAt", ends.toString())));
    }
}
