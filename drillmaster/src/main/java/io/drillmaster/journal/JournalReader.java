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
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal " + file, e);
        }
        List<String> lines = text.lines().toList();
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new JournalDamaged(
                    lines.size(),
                    true,
                    "entry " + lines.size() + " of " + file + " is torn: its line has no end");
        }
        return lines;
    }
}
