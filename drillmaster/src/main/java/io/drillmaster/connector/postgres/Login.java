package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who asks, and where the password is kept; it is read anew for each connection and never held.
 *
 * @param password a file that holds the password and nothing else
 */
public record Login(String user, Path password) {

    public Secret secret() throws IOException {
        return new Secret(Files.readString(password).strip());
    }
}
