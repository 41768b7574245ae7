package io.drillmaster.app.drills;

import io.drillmaster.app.settings.Refusal;
import io.drillmaster.evidence.DrillFolder;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.JournalDamaged;
import io.drillmaster.journal.JournalReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The home of one drill: its proof, and what its conductor needs beside it. */
public record DrillHome(Path path) {

    private static final String SEALED = "sealed";
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
            return JournalReader.verify(JournalReader.endedLines(Files.readAllBytes(journal())));
        } catch (IOException e) {
            throw Refusal.start(
                    "The journal " + journal() + " cannot be read: " + Reason.of(e) + ".");
        }
    }

    /**
     * Cuts the journal off after its last whole entry, and keeps what was cut beside it. A line
     * without its end was never durable, so the act it may announce never left; of an entry that
     * was altered, nobody knows. Call only on demand, and while nobody conducts.
     *
     * @return the number of the first entry that was cut, if one was
     */
    public OptionalLong mend() {
        if (!begun()) {
            return OptionalLong.empty();
        }
        try (RandomAccessFile file = new RandomAccessFile(journal().toFile(), "rwd")) {
            byte[] bytes = Files.readAllBytes(journal());
            List<String> whole = whole(JournalReader.endedLines(bytes));
            int end = whole.stream().mapToInt(line -> bytes(line) + 1).sum();
            if (end == bytes.length) {
                return OptionalLong.empty();
            }
            Files.write(path.resolve("journal.torn"), Arrays.copyOfRange(bytes, end, bytes.length));
            file.setLength(end);
            return OptionalLong.of(whole.size() + 1L);
        } catch (IOException e) {
            throw Refusal.start(
                    "The journal " + journal() + " cannot be mended: " + Reason.of(e) + ".");
        }
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The lines before the first that is torn or does not fit. */
    private static List<String> whole(List<String> ended) {
        try {
            JournalReader.verify(ended);
            return ended;
        } catch (JournalDamaged e) {
            return ended.subList(0, (int) e.entry() - 1);
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

    /**
     * Keeps the texts of envelopes, each by the id of its step, where nobody else can read them.
     */
    public void keep(Map<String, String> envelopes) throws IOException {
        if (!envelopes.isEmpty()) {
            Files.createDirectory(
                    path.resolve(SEALED),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        for (Map.Entry<String, String> each : envelopes.entrySet()) {
            write(envelope(each.getKey()), each.getValue());
        }
    }

    /** The text of an envelope that was kept, if it is still there and can be read. */
    public Optional<String> content(String step) {
        Path file = path.resolve(envelope(step));
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String envelope(String step) {
        return SEALED + "/" + step + ".json";
    }

    /** Writes a file so that nobody ever sees half of it. */
    public void write(String name, String text) throws IOException {
        Path half = path.resolve(name + ".half");
        Files.writeString(half, text);
        Files.move(half, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
