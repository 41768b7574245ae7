package io.drillmaster.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        List<Entry> entries = new ArrayList<>();
        String previous = JournalLine.ORIGIN;
        for (String line : lines) {
            Entry entry = JournalLine.read(line, entries.size() + 1L, previous);
            entries.add(entry);
            previous = entry.hash();
        }
        return List.copyOf(entries);
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
