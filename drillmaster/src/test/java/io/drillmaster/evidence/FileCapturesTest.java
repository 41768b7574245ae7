package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.CaptureRef;
import io.drillmaster.verdict.Reconciled;
import io.drillmaster.watch.CaptureFile;
import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.CaptureWriter;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.ReadbackWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCapturesTest {

    private static final long MS = 1_000_000;
    private static final CaptureHead HEAD =
            new CaptureHead("ledger", "stream", "boot", 0, 0, MS, 1_000 * MS);

    @TempDir Path folder;

    @Test
    void the_writes_of_a_folder_are_counted_as_the_reconciler_counts_them() throws IOException {
        CaptureRef ledger = ledger();
        CaptureRef readback = readback(List.of(0L, 2L, 1L, 4L, 4L, 4L, 5_000_000_000L));

        Reconciled found = new FileCaptures(folder).reconciled(ledger, readback);

        // 3 is lost; 4 is there three times; 1 stands behind 2, which left when 1 was done.
        assertThat(found).isEqualTo(new Reconciled(5, 1, 1, 1, 1));
    }

    /** Six writes one after the other; of the last nobody knows. */
    private CaptureRef ledger() throws IOException {
        Path file = folder.resolve("ledger.capture");
        try (CaptureWriter writer = CaptureWriter.create(file, HEAD)) {
            for (long seq = 0; seq < 6; seq++) {
                long due = HEAD.due(seq);
                Fate fate = seq == 5 ? Fate.UNKNOWN : Fate.OK;
                writer.add(new Operation(seq, due, due, due + MS / 2, fate, ""));
            }
            writer.seal();
        }
        return ref("ledger", file);
    }

    private CaptureRef readback(List<Long> rows) throws IOException {
        Path file = folder.resolve("readback.capture");
        try (ReadbackWriter writer = ReadbackWriter.create(file, HEAD.named("readback"))) {
            for (int i = 0; i < rows.size(); i++) {
                writer.add(rows.get(i), 100L + i);
            }
            writer.seal("test");
        }
        return ref("readback", file);
    }

    private static CaptureRef ref(String name, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new CaptureRef(
                name, file.getFileName().toString(), bytes.length, CaptureFile.sha256(bytes));
    }
}
