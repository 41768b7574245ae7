package io.drillmaster.watch.probe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The plain fields at the top of a JSON object; objects and lists inside it are passed over.
 *
 * <p>The agent carries no JSON library: it is sent to the vantage at every change, and needs three
 * fields.
 */
final class TopFields {

    private final String text;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private int at;

    private TopFields(String text) {
        this.text = text;
    }

    /** Whatever could be read; what is no JSON object has no fields. */
    static Map<String, String> of(String text) {
        TopFields reading = new TopFields(text);
        reading.read();
        return reading.fields;
    }

    private void read() {
        int depth = 0;
        String key = "";
        boolean value = false;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '"') {
                String word = string();
                if (depth == 1 && value) {
                    fields.put(key, word);
                } else if (depth == 1) {
                    key = word;
                }
                continue;
            }
            if (next == '{' || next == '[') {
                depth++;
                value = false;
            } else if (next == '}' || next == ']') {
                depth--;
            } else if (depth == 1 && next == ':') {
                value = true;
            } else if (depth == 1 && next == ',') {
                value = false;
            } else if (depth == 1 && value && !Character.isWhitespace(next)) {
                fields.put(key, bare());
                continue;
            }
            at++;
        }
    }

    private String string() {
        StringBuilder word = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            if (at < text.length()) {
                word.append(text.charAt(at));
            }
            at++;
        }
        at++;
        return word.toString();
    }

    private String bare() {
        int from = at;
        while (at < text.length() && ",}] \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }
}
