package io.drillmaster.app.simulation;

import io.drillmaster.connector.Call;
import io.drillmaster.engine.VirtualTime;
import io.drillmaster.journal.FileJournalStore;
import io.drillmaster.journal.JournalStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A journal on a disk that is slow at times, under a process that may die at any entry, and at any
 * byte of what is written at a time.
 */
final class MortalStore implements JournalStore {

    private final JournalStore inner;
    private final Path file;
    private final Chaos chaos;
    private final VirtualTime time;
    private final List<String> written = new ArrayList<>();
    private int durable;

    MortalStore(Path file, Chaos chaos, VirtualTime time) {
        this.inner = FileJournalStore.open(file);
        this.file = file;
        this.chaos = chaos;
        this.time = time;
    }

    @Override
    public List<String> lines() {
        List<String> lines = inner.lines();
        written.addAll(lines);
        durable = written.size();
        return lines;
    }

    /** Every line so far, also those that a death took away. */
    List<String> written() {
        return List.copyOf(written);
    }

    boolean allIsDurable() {
        return durable == written.size();
    }

    /** Whether it is durable that this call leaves. */
    boolean knows(Call call) {
        return written.subList(0, durable).reversed().stream()
                .anyMatch(line -> line.contains("\"Called\"") && line.contains(call.mark()));
    }

    @Override
    public void append(String line) {
        written.add(line);
        inner.append(line);
        if (chaos.strikes(0.01)) {
            throw new Died(Death.WITH_ENTRIES_KEPT_AND_NOTHING_WRITTEN);
        }
    }

    @Override
    public void sync() {
        if (allIsDurable()) {
            return;
        }
        if (chaos.strikes(0.03)) {
            time.pass(chaos.millis(50, 3_000));
        }
        if (chaos.strikes(0.05)) {
            throw new Died(cut(written.subList(durable, written.size())));
        }
        inner.sync();
        durable = written.size();
        if (chaos.strikes(0.04)) {
            throw new Died(Death.AFTER_A_SYNC);
        }
    }

    /** Leaves on the disk what a death in the midst of a write may leave. */
    private Death cut(List<String> lines) {
        String text = String.join("\n", lines) + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (chaos.upTo(4)) {
            case 0 -> Death.BEFORE_A_SYNC;
            case 1 -> {
                // A later block of the file came to the disk, and an earlier one did not.
                int from = chaos.upTo(bytes.length - 2);
                Arrays.fill(bytes, from, from + 1 + chaos.upTo(bytes.length - 2 - from), (byte) 0);
                leave(bytes, bytes.length);
                yield Death.WITH_A_HOLE_IN_A_SYNC;
            }
            case 2 -> {
                int whole = chaos.upTo(lines.size() - 1);
                leave(bytes, lines.stream().limit(whole).mapToInt(MortalStore::bytes).sum());
                yield whole == 0 ? Death.BEFORE_A_SYNC : Death.BETWEEN_TWO_ENTRIES_OF_A_SYNC;
            }
            default -> {
                leave(bytes, 1 + chaos.upTo(bytes.length - 2));
                yield Death.INSIDE_AN_ENTRY_OF_A_SYNC;
            }
        };
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private void leave(byte[] bytes, int length) {
        try {
            Files.write(file, Arrays.copyOf(bytes, length), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot cut a write to " + file, e);
        }
    }

    @Override
    public void close() {
        inner.close();
    }
}
