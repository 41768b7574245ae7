package io.drillmaster.app;

import io.drillmaster.app.drills.Reason;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.connector.Secret;
import io.drillmaster.plan.Estate;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Reads the secrets an estate names, from files that only their owner can read. */
final class Secrets {

    private static final Set<PosixFilePermission> TOO_OPEN =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private final Estate estate;
    private final Path beside;

    /**
     * @param beside the estate's own file; paths that are not absolute are meant from its folder
     */
    Secrets(Estate estate, Path beside) {
        this.estate = estate;
        this.beside = beside;
    }

    Secret read(String name) {
        Path file = file(name);
        try {
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            throw unreadable(name, file, e);
        }
    }

    /** Where a secret is kept, once it is sure that only its owner can read it. */
    Path file(String name) {
        Estate.SecretSource source = estate.secrets().get(name);
        if (source == null) {
            throw Refusal.usage(
                    "The estate %s uses the secret %s and does not say where it is kept; write it under `secrets:`."
                            .formatted(estate.name(), name));
        }
        Path file = path(source.file());
        try {
            guarded(name, file);
            return file;
        } catch (IOException e) {
            throw unreadable(name, file, e);
        }
    }

    private Refusal unreadable(String name, Path file, IOException e) {
        return Refusal.start(
                "The secret %s of the estate %s cannot be read from %s: %s. Nothing was touched."
                        .formatted(name, estate.name(), file, Reason.of(e)));
    }

    /** A path of the estate's. */
    Path path(String written) {
        return beside.toAbsolutePath().resolveSibling(written).normalize();
    }

    private void guarded(String name, Path file) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
        if (open.stream().anyMatch(TOO_OPEN::contains)) {
            throw Refusal.start(
                    "The secret %s of the estate %s lies open: others may read or change %s. Nothing was touched. `chmod 600 %s` closes it."
                            .formatted(name, estate.name(), file, file));
        }
    }
}
