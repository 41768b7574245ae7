package io.drillmaster.connector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells two texts apart without showing them: the first twelve hex digits of SHA-256. */
public final class Fingerprint {

    private static final int BYTES = 6;
    private static final int READABLE = 80;

    private Fingerprint() {}

    public static String of(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The text itself while a person would read it, and its fingerprint when it is longer. */
    public static String ofLong(String text) {
        return text.length() <= READABLE ? text : of(text);
    }
}
