package io.drillmaster.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads journals of every format version there ever was, and trusts no line it cannot verify. */
public final class JournalReader {

    private JournalReader() {}

    /** All entries of a journal file, each verified against the chain. */
    public static List<Entry> read(Path file) {
        return verify(wholeLines(file));
    }

    /** All entries, each verified against the chain. */
    public static List<Entry> verify(List<String> lines) {
        return JournalLine.verify(lines, Event.class).stream().map(JournalReader::entry).toList();
    }

    static Entry entry(JournalLine.Read<Event> read) {
        return new Entry(read.number(), read.previous(), read.at(), read.event(), read.hash());
    }

    /** The lines of a file; a last line without its end is torn. */
    public static List<String> wholeLines(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal " + file, e);
        }
        List<String> lines = endedLines(bytes);
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            long torn = lines.size() + 1L;
            throw new JournalDamaged(
                    torn, true, "entry " + torn + " of " + file + " is torn: its line has no end");
        }
        return lines;
    }

    /**
     * The lines that have their end. What comes after them is torn, or just being written, and may
     * end within a character.
     */
    public static List<String> endedLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }
}
