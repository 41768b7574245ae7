package io.drillmaster.watch;

import static io.drillmaster.watch.Story.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.journal.CaptureRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {

    private static final long START = 10_000 * MS;

    @TempDir Path folder;

    private Path written(CaptureHead head, List<Operation> ops, List<Stall> stalls)
            throws IOException {
        Path file = folder.resolve("ledger.capture");
        try (CaptureWriter writer = CaptureWriter.create(file, head)) {
            for (Stall stall : stalls) {
                writer.add(stall);
            }
            for (Operation op : ops) {
                writer.add(op);
            }
            writer.seal();
        }
        return file;
    }

    private static List<Operation> all(Capture capture) {
        List<Operation> all = new ArrayList<>();
        capture.forEach(all::add);
        return all;
    }

    @Test
    void what_was_written_is_read_with_times_rounded_outward_only() throws IOException {
        Story story =
                new Story(
                        1,
                        List.of(
                                new Story.Down(START + 20_000 * MS, START + 21_300 * MS, false),
                                new Story.Down(START + 24_000 * MS, START + 24_010 * MS, true)),
                        List.of());
        List<Operation> ops = story.operations(30_000, 16);

        List<Operation> read =
                all(Capture.of(Files.readAllBytes(written(story.head(), ops, List.of()))));

        assertThat(read).hasSameSizeAs(ops);
        for (int i = 0; i < ops.size(); i++) {
            Operation op = ops.get(i);
            Operation got = read.get(i);
            assertThat(got.seq()).isEqualTo(op.seq());
            assertThat(got.due()).isEqualTo(op.due());
            assertThat(got.fate()).isEqualTo(op.fate());
            assertThat(got.end()).isBetween(op.end(), op.end() + CaptureWriter.CALM);
            assertThat(got.tried()).isEqualTo(op.tried());
            if (op.tried()) {
                assertThat(got.sent()).isBetween(op.sent() - CaptureWriter.CALM, op.sent());
            }
        }
    }

    @Test
    void near_anything_that_changed_times_are_kept_to_the_microsecond() throws IOException {
        Story.Down down = new Story.Down(START + 20_000 * MS, START + 20_500 * MS, false);
        Story story = new Story(2, List.of(down), List.of());
        List<Operation> ops = story.operations(30_000, 16);

        Capture capture = Capture.of(Files.readAllBytes(written(story.head(), ops, List.of())));

        for (Operation op : ops) {
            if (near(down, op)) {
                Operation got = capture.operation(op.seq());
                assertThat(got.end()).isBetween(op.end(), op.end() + CaptureWriter.EXACT);
                assertThat(got.sent()).isBetween(op.sent() - CaptureWriter.EXACT, op.sent());
            }
        }
    }

    @Test
    void an_operation_that_had_to_connect_first_tells_both_times() throws IOException {
        CaptureHead head = new Story(3, List.of(), List.of()).head();
        Operation op =
                new Operation(
                        0,
                        START,
                        START + 5_000,
                        START + 9_000_000,
                        START + 10_000_000,
                        Fate.OK,
                        "");

        Capture capture = Capture.of(Files.readAllBytes(written(head, List.of(op), List.of())));

        assertThat(capture.operation(0)).isEqualTo(op);
        assertThat(capture.operation(0).connectedFirst()).isTrue();
    }

    @Test
    void numbers_can_be_looked_up_in_any_order() throws IOException {
        Story story = new Story(4, List.of(), List.of());
        List<Operation> ops = story.operations(10_000, 16);
        Capture capture = Capture.of(Files.readAllBytes(written(story.head(), ops, List.of())));

        new SplittableRandom(1)
                .longs(500, 0, ops.size())
                .forEach(seq -> assertThat(capture.operation(seq).seq()).isEqualTo(seq));
    }

    @Test
    void stalls_are_kept_and_never_narrowed() throws IOException {
        Story story = new Story(5, List.of(), List.of());
        Stall stall = new Stall(START + 1_234_567, START + 7_654_321);

        Capture capture =
                Capture.of(
                        Files.readAllBytes(
                                written(
                                        story.head(),
                                        story.operations(5_000, 16),
                                        List.of(stall))));

        assertThat(capture.stalls())
                .singleElement()
                .satisfies(got -> {
                    assertThat(got.from()).isBetween(stall.from() - 1_000, stall.from());
                    assertThat(got.to()).isBetween(stall.to(), stall.to() + 1_000);
                });
    }

    @Test
    void a_calm_minute_at_a_thousand_a_second_takes_less_than_a_hundred_kilobytes()
            throws IOException {
        Story story = new Story(6, List.of(), List.of());

        Path file = written(story.head(), story.operations(60_000, 16), List.of());

        assertThat(Files.size(file)).isLessThan(110_000);
    }

    @Test
    void one_hiccup_is_kept_to_the_microsecond_and_what_is_far_from_it_is_not() throws IOException {
        Story.Down hiccup = new Story.Down(START + 30_000 * MS, START + 30_012 * MS, false);
        Story story = new Story(6, List.of(hiccup), List.of());
        List<Operation> ops = story.operations(60_000, 16);

        Capture capture = Capture.of(Files.readAllBytes(written(story.head(), ops, List.of())));

        long exact = 0;
        for (Operation op : ops) {
            boolean kept = capture.operation(op.seq()).end() - op.end() < CaptureWriter.EXACT;
            assertThat(kept || !near(hiccup, op)).as("operation %d", op.seq()).isTrue();
            exact += kept ? 1 : 0;
        }
        assertThat(exact).isLessThan(ops.size() / 10);
    }

    @Test
    void a_machine_with_other_things_to_do_does_not_make_everything_exact() throws IOException {
        List<Story.Down> hiccups = new ArrayList<>();
        for (long at = 3_000; at < 60_000; at += 500) {
            hiccups.add(new Story.Down(START + at * MS, START + (at + 9) * MS, false));
        }
        Story story = new Story(6, hiccups, List.of());

        Path file = written(story.head(), story.operations(60_000, 16), List.of());

        assertThat(Files.size(file)).isLessThan(110_000);
    }

    @Test
    void stalls_of_older_captures_are_read_as_they_were() throws IOException {
        CaptureHead head = new Story(5, List.of(), List.of()).head();
        Path file = folder.resolve("older.capture");
        try (CaptureSink sink = CaptureSink.create(file, head)) {
            byte[] oneOfTwentyMicrosecondsAfterFive = {1, 10, 20};
            sink.frame(Frames.PLAIN_STALLS, oneOfTwentyMicrosecondsAfterFive);
            sink.seal("operations=0\n");
        }

        byte[] bytes = Files.readAllBytes(file);
        System.arraycopy(Frames.OLDER_MAGIC, 0, bytes, 0, Frames.OLDER_MAGIC.length);
        assertThat(Capture.of(bytes).stalls())
                .containsExactly(new Stall(START + 5_000, START + 25_000));
    }

    private static boolean near(Story.Down down, Operation op) {
        return op.due() > down.from() - 250 * MS && op.due() < down.to() + 250 * MS;
    }

    @Test
    void content_in_parts_is_read_as_one_and_so_is_content_that_was_never_parted() {
        byte[] one = new byte[50_000];
        new SplittableRandom(11).nextBytes(one);
        byte[] other = {1, 2, 3, 1, 2, 3, 1, 2, 3};
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);

        List<byte[]> parts = List.of(one, new byte[0], other);
        assertThat(Frames.read(Frames.pack(Frames.LINES, parts), 0)).isEqualTo(both);
        assertThat(Frames.read(Frames.pack(Frames.LINES, List.of(both)), 0)).isEqualTo(both);
    }

    @Test
    void a_capture_cut_short_anywhere_is_refused() throws IOException {
        Story story = new Story(7, List.of(), List.of());
        byte[] whole =
                Files.readAllBytes(written(story.head(), story.operations(5_000, 16), List.of()));

        new SplittableRandom(2)
                .ints(200, 0, whole.length)
                .forEach(length ->
                        assertThatThrownBy(() -> Capture.of(Arrays.copyOf(whole, length)))
                                .isInstanceOf(CaptureDamaged.class));
    }

    @Test
    void a_capture_with_one_byte_altered_anywhere_is_refused() throws IOException {
        Story story = new Story(8, List.of(), List.of());
        byte[] whole =
                Files.readAllBytes(written(story.head(), story.operations(5_000, 16), List.of()));

        new SplittableRandom(3)
                .ints(200, 0, whole.length)
                .forEach(at -> {
                    byte[] altered = whole.clone();
                    altered[at] ^= 0x10;
                    assertThatThrownBy(() -> Capture.of(altered).forEach(_ -> {}))
                            .isInstanceOf(CaptureDamaged.class);
                });
    }

    @Test
    void a_file_with_another_digest_than_the_journal_says_is_refused() throws IOException {
        Story story = new Story(9, List.of(), List.of());
        Path file = written(story.head(), story.operations(100, 16), List.of());
        CaptureRef ref =
                new CaptureRef("ledger", "ledger.capture", Files.size(file), "00".repeat(32));

        assertThatThrownBy(() -> Capture.open(folder, ref))
                .isInstanceOf(CaptureDamaged.class)
                .hasMessageContaining("the journal says");
    }

    @Test
    void operations_cannot_be_left_out() throws IOException {
        Story story = new Story(10, List.of(), List.of());
        List<Operation> ops = story.operations(3, 16);
        try (CaptureWriter writer =
                CaptureWriter.create(folder.resolve("gap.capture"), story.head())) {
            writer.add(ops.get(0));

            assertThatThrownBy(() -> writer.add(ops.get(2)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
