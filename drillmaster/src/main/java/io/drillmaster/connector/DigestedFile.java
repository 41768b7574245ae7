package io.drillmaster.connector;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file and the digest of its bytes, as they passed by. */
public record DigestedFile(long bytes, String sha256) {

    /** What is written, and not what reads back afterwards. */
    public static DigestedFile write(Path file, Exhibits.Source source) throws IOException {
        MessageDigest digest = digest();
        try (OutputStream out =
                new DigestOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
            source.into(out);
        }
        return new DigestedFile(Files.size(file), HexFormat.of().formatHex(digest.digest()));
    }

    public static DigestedFile read(Path file) throws IOException {
        MessageDigest digest = digest();
        long bytes;
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            bytes = Files.copy(file, out);
        }
        return new DigestedFile(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
