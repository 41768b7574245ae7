package io.drillmaster.trading.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The client's ledger on disk: lines are only ever added, and synced many at a time. */
final class DropCopy {

    private final Path file;
    private final FileChannel channel;
    private final StringBuilder unwritten = new StringBuilder();
    private long lines;

    /**
     * Tells every whole line that is there already; a line that a crash cut short is taken away.
     */
    DropCopy(Path file, Consumer<Entry> known) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            channel.position(read(known));
            channel.truncate(channel.position());
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + file + " cannot be used", e);
        }
    }

    synchronized void add(Entry entry) {
        unwritten.append(entry.json(Instant.now().toString())).append('\n');
        lines++;
    }

    synchronized long lines() {
        return lines;
    }

    void sync() {
        String text;
        synchronized (this) {
            text = unwritten.toString();
            unwritten.setLength(0);
        }
        if (text.isEmpty()) {
            return;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + file + " cannot be written", e);
        }
    }

    /** The lines after that many, a bounded number of them. */
    String since(long after, int most) {
        sync();
        try (Stream<String> all = Files.lines(file, UTF_8)) {
            List<String> found = all.skip(after).limit(most).toList();
            return found.stream().map(line -> line + "\n").collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + file + " cannot be read", e);
        }
    }

    private long read(Consumer<Entry> known) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        long whole = 0;
        try (Stream<String> all = Files.lines(file, UTF_8)) {
            for (String line : (Iterable<String>) all::iterator) {
                if (whole + line.length() + 1 > channel.size()) {
                    break;
                }
                known.accept(Entry.read(json.readTree(line)));
                whole += line.getBytes(UTF_8).length + 1;
                lines++;
            }
        } catch (JacksonException e) {
            throw new IOException("line " + (lines + 1) + " of " + file + " is no JSON", e);
        }
        return whole;
    }
}
