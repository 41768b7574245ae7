package io.drillmaster.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A journal in one file, a line an entry, synced at every append. */
public final class FileJournalStore implements JournalStore {

    private final Path file;
    private final FileChannel channel;

    private FileJournalStore(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens the file, creating it and making its name durable when it is new. */
    public static FileJournalStore open(Path file) {
        try {
            boolean fresh = !Files.exists(file);
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.APPEND);
            if (fresh) {
                syncFolder(file.toAbsolutePath().resolveSibling("."));
            }
            return new FileJournalStore(file, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the journal " + file, e);
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }

    @Override
    public List<String> lines() {
        return JournalReader.wholeLines(file);
    }

    @Override
    public void append(String line) {
        try {
            long end = channel.size();
            try {
                write(line);
            } catch (IOException e) {
                cutOff(end, e);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the journal " + file + "; the drill must stop here", e);
        }
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    /** A line that did not become durable announces nothing; where it stays, a person mends it. */
    private void cutOff(long end, IOException because) {
        try {
            channel.truncate(end);
            channel.force(true);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the journal " + file, e);
        }
    }
}
