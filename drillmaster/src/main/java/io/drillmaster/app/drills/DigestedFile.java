package io.drillmaster.app.drills;

import io.drillmaster.connector.Exhibits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What was written to a file, as it was written and not as it reads afterwards. */
record DigestedFile(long bytes, String sha256) {

    static DigestedFile write(Path file, Exhibits.Source source) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out =
                    new DigestOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
                source.into(out);
            }
            return new DigestedFile(Files.size(file), HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
