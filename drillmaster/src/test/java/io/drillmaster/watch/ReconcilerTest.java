package io.drillmaster.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcilerTest {

    private static final long MS = 1_000_000;
    private static final CaptureHead HEAD =
            new CaptureHead("ledger", "stream", "boot", 0, 0, MS, 1_000 * MS);

    @TempDir Path folder;

    /** Ten thousand writes, each acknowledged within its own millisecond but for those named. */
    private Reconciliation reconcile(Map<Long, Fate> others, List<Long> rows) throws IOException {
        Path ledger = folder.resolve("ledger.capture");
        try (CaptureWriter writer = CaptureWriter.create(ledger, HEAD)) {
            for (long seq = 0; seq < 10_000; seq++) {
                long due = HEAD.due(seq);
                Fate fate = others.getOrDefault(seq, Fate.OK);
                long sent = fate == Fate.NO_CONNECTION ? Operation.NEVER : due + 1_000;
                writer.add(new Operation(seq, due, sent, due + MS / 2, fate, ""));
            }
            writer.seal();
        }
        return Reconciler.reconcile(
                Capture.of(Files.readAllBytes(ledger)), readback(HEAD.named("readback"), rows));
    }

    private Readback readback(CaptureHead head, List<Long> rows) throws IOException {
        Path file = folder.resolve("readback.capture");
        try (ReadbackWriter writer = ReadbackWriter.create(file, head)) {
            for (int i = 0; i < rows.size(); i++) {
                writer.add(rows.get(i), 33L + i);
            }
            writer.seal("test");
        }
        return Readback.of(Files.readAllBytes(file));
    }

    private static List<Long> rows() {
        return new ArrayList<>(LongStream.range(0, 10_000).boxed().toList());
    }

    @Test
    void a_clean_drill_has_nothing_to_report() throws IOException {
        Reconciliation clean = reconcile(Map.of(), rows());

        assertThat(clean.acknowledged()).isEqualTo(10_000);
        assertThat(clean.lost().none()).isTrue();
        assertThat(clean.duplicated().none()).isTrue();
        assertThat(clean.reordered().none()).isTrue();
        assertThat(clean.extra().none()).isTrue();
        assertThat(clean.unknown()).isZero();
        assertThat(clean.oldestLost()).isEmpty();
    }

    @Test
    void acknowledged_writes_that_are_not_there_are_lost_and_listed() throws IOException {
        List<Long> rows = rows();
        rows.removeAll(List.of(17L, 4_000L, 4_001L, 4_002L, 9_999L));

        Reconciliation found = reconcile(Map.of(), rows);

        assertThat(found.lost().count()).isEqualTo(5);
        assertThat(found.lost().told()).isEqualTo("17, 4000-4002, 9999");
        assertThat(found.oldestLost().getAsLong()).isBetween(17 * MS + MS / 2, 18 * MS);
    }

    @Test
    void a_write_that_is_there_twice_is_duplicated_once() throws IOException {
        List<Long> rows = rows();
        rows.addAll(List.of(5L, 5L, 77L));

        Reconciliation found = reconcile(Map.of(), rows);

        assertThat(found.duplicated().told()).isEqualTo("5, 77");
        assertThat(found.reordered().none()).isTrue();
        assertThat(found.lost().none()).isTrue();
    }

    @Test
    void a_write_behind_one_that_left_after_its_acknowledgement_is_reordered() throws IOException {
        List<Long> rows = rows();
        Collections.swap(rows, 300, 301);

        assertThat(reconcile(Map.of(), rows).reordered().told()).isEqualTo("300");
    }

    @Test
    void writes_under_way_together_may_stand_in_either_order() throws IOException {
        Path ledger = folder.resolve("both.capture");
        try (CaptureWriter writer = CaptureWriter.create(ledger, HEAD)) {
            for (long seq = 0; seq < 100; seq++) {
                long due = HEAD.due(seq);
                writer.add(new Operation(seq, due, due, due + 3 * MS, Fate.OK, ""));
            }
            writer.seal();
        }
        List<Long> rows = new ArrayList<>(LongStream.range(0, 100).boxed().toList());
        Collections.swap(rows, 50, 51);

        Reconciliation found =
                Reconciler.reconcile(
                        Capture.of(Files.readAllBytes(ledger)),
                        readback(HEAD.named("readback"), rows));

        assertThat(found.reordered().none()).isTrue();
    }

    @Test
    void a_write_without_an_answer_is_neither_lost_nor_kept() throws IOException {
        List<Long> rows = rows();
        rows.remove(6_001L);

        Reconciliation found = reconcile(Map.of(6_000L, Fate.UNKNOWN, 6_001L, Fate.UNKNOWN), rows);

        assertThat(found.acknowledged()).isEqualTo(9_998);
        assertThat(found.unknown()).isEqualTo(2);
        assertThat(found.unknownPresent().told()).isEqualTo("6000");
        assertThat(found.unknownAbsent()).isEqualTo(1);
        assertThat(found.lost().none()).isTrue();
    }

    @Test
    void a_row_nobody_wrote_is_extra() throws IOException {
        List<Long> rows = rows();
        rows.remove(12L);
        rows.add(123_456L);

        Reconciliation found =
                reconcile(
                        Map.of(10L, Fate.REFUSED, 11L, Fate.READ_ONLY, 12L, Fate.NO_CONNECTION),
                        rows);

        assertThat(found.extra().count()).isEqualTo(3);
        assertThat(found.extra().told()).isEqualTo("10-11 and 1 more");
    }

    @Test
    void a_readback_of_another_stream_is_refused() throws IOException {
        Readback other =
                readback(new CaptureHead("readback", "other", "boot", 0, 0, MS, MS), List.of(1L));
        Path ledger = folder.resolve("ledger.capture");
        try (CaptureWriter writer = CaptureWriter.create(ledger, HEAD)) {
            writer.seal();
        }
        Capture capture = Capture.of(Files.readAllBytes(ledger));

        assertThatThrownBy(() -> Reconciler.reconcile(capture, other))
                .isInstanceOf(CaptureDamaged.class)
                .hasMessageContaining("other");
    }
}
