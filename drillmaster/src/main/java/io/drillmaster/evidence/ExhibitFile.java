package io.drillmaster.evidence;

import io.drillmaster.connector.DigestedFile;
import io.drillmaster.connector.Exhibit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a drill brought home, held against what the journal says of it. */
record ExhibitFile(Path file, Exhibit exhibit) {

    /** A name that leads out of the folder of exhibits names none. */
    static Optional<ExhibitFile> in(Path folder, Exhibit exhibit) {
        Path exhibits = folder.resolve(Exhibit.FOLDER).normalize();
        Path file = folder.resolve(exhibit.file()).normalize();
        return file.startsWith(exhibits) && !file.equals(exhibits)
                ? Optional.of(new ExhibitFile(file, exhibit))
                : Optional.empty();
    }

    /** Why it proves nothing, in words that follow its name; empty if it is as it was. */
    Optional<String> trouble() {
        if (!Files.isRegularFile(file)) {
            return Optional.of("is missing");
        }
        try {
            return DigestedFile.read(file)
                            .equals(new DigestedFile(exhibit.bytes(), exhibit.sha256()))
                    ? Optional.empty()
                    : Optional.of("is not the file that the journal names: it was altered");
        } catch (IOException e) {
            return Optional.of("cannot be read (" + e + ")");
        }
    }
}
