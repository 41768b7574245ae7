package io.drillmaster.app.drills;

import io.drillmaster.app.settings.Refusal;
import io.drillmaster.evidence.DrillFolder;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.JournalReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The home of one drill: its proof, and what its conductor needs beside it. */
public record DrillHome(Path path) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The name of the folder. */
    public String id() {
        return String.valueOf(path.getFileName());
    }

    /** The files that are proof: journal, captures and report. */
    public DrillFolder files() {
        return new DrillFolder(path);
    }

    public Path journal() {
        return files().journal();
    }

    /** A copy of the estate it was planned for. */
    public Path estate() {
        return path.resolve("estate.yaml");
    }

    Path inbox() {
        return path.resolve("inbox");
    }

    /** True once a journal was begun. */
    public boolean begun() {
        return Files.isRegularFile(journal());
    }

    /** Every whole entry so far; a line that a live conductor is just writing is left out. */
    public List<Entry> entries() {
        if (!begun()) {
            return List.of();
        }
        try {
            String text = Files.readString(journal(), StandardCharsets.UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            return JournalReader.verify(whole.lines().toList());
        } catch (IOException e) {
            throw Refusal.start(
                    "The journal " + journal() + " cannot be read: " + Reason.of(e) + ".");
        }
    }

    /**
     * Sets a last line without an end aside: it was never durable, so the act it may announce never
     * left. Call only while nobody conducts.
     *
     * @return true when there was one
     */
    public boolean mend() {
        if (!begun()) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(journal().toFile(), "rwd")) {
            byte[] bytes = Files.readAllBytes(journal());
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            if (end == bytes.length) {
                return false;
            }
            Files.write(path.resolve("journal.torn"), Arrays.copyOfRange(bytes, end, bytes.length));
            file.setLength(end);
            return true;
        } catch (IOException e) {
            throw Refusal.start(
                    "The journal " + journal() + " cannot be mended: " + Reason.of(e) + ".");
        }
    }

    /** Remembers where the drill came from. */
    public void remember(Origin origin) throws IOException {
        write("origin.json", MAPPER.writeValueAsString(origin));
    }

    public Origin origin() {
        Path file = path.resolve("origin.json");
        try {
            return MAPPER.readValue(Files.readString(file), Origin.class);
        } catch (IOException | JacksonException e) {
            throw Refusal.start(
                    "Where drill "
                            + id()
                            + " came from is not known: "
                            + file
                            + " cannot be read ("
                            + Reason.of(e)
                            + "). Its journal and report can still be shown.");
        }
    }

    /** Writes a file so that nobody ever sees half of it. */
    public void write(String name, String text) throws IOException {
        Path half = path.resolve(name + ".half");
        Files.writeString(half, text);
        Files.move(half, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
