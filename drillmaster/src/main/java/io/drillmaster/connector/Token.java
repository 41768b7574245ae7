package io.drillmaster.connector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A short name for one call, safe as part of a unit's, a file's or a table's name: letters, digits
 * and one underscore. What stands before the underscore is the same for all calls of one drill,
 * whose marks begin with its name and end with what tells it apart from others of that name.
 */
public record Token(String text) {

    private static final int LENGTH = 10;

    /** The same for every call that is the same. */
    public static Token of(Call call) {
        String mark = call.mark();
        return new Token(
                drill(call)
                        + digest(
                                mark.isEmpty()
                                        ? call.verb() + "\n" + call.on() + "\n" + call.with()
                                        : mark));
    }

    /** What the tokens of all calls of this call's drill begin with; empty outside a drill. */
    public static String drill(Call call) {
        List<String> parts = List.of(call.mark().split("/", -1));
        return parts.size() < 2
                ? ""
                : digest(parts.getFirst() + (parts.size() > 3 ? parts.getLast() : "")) + "_";
    }

    private static String digest(String text) {
        try {
            byte[] all =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "x" + HexFormat.of().formatHex(all).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
