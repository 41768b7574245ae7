package io.drillmaster.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A journal in one file, a line an entry; lines that are synced together are one write. */
public final class FileJournalStore implements JournalStore {

    private final Path file;
    private final FileChannel channel;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

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
        kept.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        kept.write('\n');
    }

    /** What could not be written is never written again, and is cut off where half of it lies. */
    @Override
    public void sync() {
        if (kept.size() == 0) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(kept.toByteArray());
        kept.reset();
        try {
            long end = channel.size();
            try {
                write(bytes);
            } catch (IOException e) {
                cutOff(end, e);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the journal " + file + "; the drill must stop here", e);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    /** Lines that did not become durable announce nothing; where they stay, a person mends it. */
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
