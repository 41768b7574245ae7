package io.drillmaster.connector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A short name for one call, safe as part of a unit's, a file's or a table's name: letters, digits
 * and one underscore. What stands before the underscore is the same for all calls of one drill.
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
        String mark = call.mark();
        int end = mark.indexOf('/');
        return end < 0 ? "" : digest(mark.substring(0, end)) + "_";
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
