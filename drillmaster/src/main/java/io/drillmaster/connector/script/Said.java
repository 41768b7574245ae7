package io.drillmaster.connector.script;

import io.drillmaster.connector.Facts;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a script said when it ended.
 *
 * @param told the fields of the JSON object that is its last line, if it is one
 */
record Said(int exit, long millis, SortedMap<String, String> told, String err) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern WHOLE =
            Pattern.compile(
                    "(.*)\\n" + Script.END + "err\\n(.*)\\n" + Script.END + "(\\d+) (\\d+)\\s*",
                    Pattern.DOTALL);

    /** Empty when the answer does not come to its end. */
    static Optional<Said> of(String answer) {
        Matcher whole = WHOLE.matcher(answer);
        return whole.matches()
                ? Optional.of(
                        new Said(
                                Integer.parseInt(whole.group(3)),
                                Long.parseLong(whole.group(4)),
                                told(whole.group(1)),
                                whole.group(2).strip()))
                : Optional.empty();
    }

    /** Only its exit is known. */
    static Said nothing(int exit) {
        return new Said(exit, 0, new TreeMap<>(), "");
    }

    Facts facts() {
        SortedMap<String, String> facts = new TreeMap<>(told);
        facts.put("exit", String.valueOf(exit));
        facts.put("took", millis + "ms");
        return new Facts(facts);
    }

    /** The end of what it complained about, for a sentence to end with. */
    String complaint() {
        return err.isEmpty() ? "" : ": " + err.replaceAll("\\s*\\R\\s*", "; ");
    }

    private static SortedMap<String, String> told(String out) {
        SortedMap<String, String> told = new TreeMap<>();
        String last = out.strip().substring(out.strip().lastIndexOf('\n') + 1);
        if (!last.startsWith("{")) {
            return told;
        }
        try {
            JsonNode json = JSON.readTree(last);
            for (String name : json.propertyNames()) {
                JsonNode value = json.path(name);
                if (value.isValueNode()) {
                    told.put("told:" + name, value.asString());
                }
            }
        } catch (JacksonException e) {
            // It only looked like JSON: the script says something to people, and nothing to us.
        }
        return told;
    }
}
