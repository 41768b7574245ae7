package io.drillmaster.watch.vantage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One line between coordinator and agent: a word, and named values. */
record Message(String word, SortedMap<String, String> values) {

    /** Longer lines are no message of ours. */
    private static final int MOST = 1 << 20;

    Message {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static Message of(String word) {
        return new Message(word, new TreeMap<>());
    }

    Message with(String name, Object value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(name, value.toString());
        return new Message(word, more);
    }

    Message withAll(Map<String, String> added) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.putAll(added);
        return new Message(word, more);
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a message '" + word + "' without " + name);
        }
        return value;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    long number(String name) {
        return Long.parseLong(text(name));
    }

    /** The values whose names begin with a prefix, under what is left of their names. */
    SortedMap<String, String> under(String prefix) {
        SortedMap<String, String> part = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), value);
            }
        });
        return part;
    }

    byte[] bytes() {
        String text =
                values.entrySet().stream()
                        .map(each -> " " + quoted(each.getKey()) + "=" + quoted(each.getValue()))
                        .collect(Collectors.joining("", word, "\n"));
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Message read(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the other side has gone");
            }
            if (line.length() > MOST) {
                throw new IOException("the other side does not speak our language");
            }
            line.append((char) next);
        }
        return parse(line.toString());
    }

    private static Message parse(String line) throws IOException {
        String[] words = line.split(" ", -1);
        SortedMap<String, String> values = new TreeMap<>();
        for (int i = 1; i < words.length; i++) {
            int at = words[i].indexOf('=');
            if (at < 0) {
                throw new IOException("the other side does not speak our language: " + words[0]);
            }
            values.put(plain(words[i].substring(0, at)), plain(words[i].substring(at + 1)));
        }
        return new Message(words[0], values);
    }

    private static String quoted(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String plain(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
