package io.drillmaster.connector;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Keeps the exhibits of every call in one folder, as those of one drill. */
public record FolderExhibits(Path folder, Instant begun) implements Exhibits {

    /** In a new folder, where nobody asks when the drill began. */
    public static FolderExhibits anywhere() {
        return since(Instant.EPOCH);
    }

    /** In a new folder, for a drill that began so long ago. */
    public static FolderExhibits since(Instant begun) {
        try {
            return new FolderExhibits(Files.createTempDirectory("exhibits"), begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Instant begun(Call call) {
        return begun;
    }

    @Override
    public Exhibit keep(Call call, String ending, Source source) throws IOException {
        Path file = folder.resolve(call.on() + ending);
        try (OutputStream out = Files.newOutputStream(file)) {
            source.into(out);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new Exhibit(file.getFileName().toString(), Files.size(file), "5".repeat(64));
    }

    @Override
    public Optional<Exhibit> kept(Call call, String ending) throws IOException {
        Path file = folder.resolve(call.on() + ending);
        return Files.exists(file)
                ? Optional.of(new Exhibit(call.on() + ending, Files.size(file), "5".repeat(64)))
                : Optional.empty();
    }

    /** Where the exhibit lies that an outcome names. */
    public Path file(Facts facts) {
        return folder.resolve(Exhibit.of(facts).orElseThrow().file());
    }
}
