package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.watch.Capture;
import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Outages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenLoopTest {

    private static final long MS = 1_000_000;

    @TempDir Path folder;

    private final MemoryService service = new MemoryService();

    private OpenLoop begin(long limit) throws IOException, InterruptedException {
        CaptureHead head =
                new CaptureHead(
                        "ledger", "test", "boot", System.nanoTime() + 20 * MS, 0, MS, limit);
        OpenLoop loop = new OpenLoop(folder, head);
        loop.begin(service.clients(4));
        Wait.until("the first acknowledgement", loop::anyGood);
        return loop;
    }

    private static void awaitDue(OpenLoop loop, long more) {
        long from = loop.reading().due();
        Wait.until("operations falling due", () -> loop.reading().due() > from + more);
    }

    private static Map<Fate, Integer> fates(Capture capture) {
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        capture.forEach(op -> fates.merge(op.fate(), 1, Integer::sum));
        return fates;
    }

    @Test
    void every_operation_that_fell_due_is_in_the_capture_whatever_became_of_it()
            throws IOException, InterruptedException {
        OpenLoop loop = begin(100 * MS);
        service.turn(MemoryService.Mode.HANGS);
        awaitDue(loop, 300);
        service.turn(MemoryService.Mode.REFUSES);
        awaitDue(loop, 100);
        service.turn(MemoryService.Mode.UP);
        awaitDue(loop, 300);

        Capture capture = Capture.of(Files.readAllBytes(loop.end()));

        assertThat(capture.operations()).isEqualTo(loop.reading().due());
        assertThat(fates(capture))
                .containsKeys(Fate.OK, Fate.UNKNOWN, Fate.NO_CONNECTION, Fate.REFUSED);
        List<Operation> all = new ArrayList<>();
        capture.forEach(all::add);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).due()).isEqualTo(capture.head().due(i));
            assertThat(all.get(i).end()).isGreaterThanOrEqualTo(all.get(i).due());
        }
    }

    @Test
    void every_write_the_service_took_is_acknowledged_or_unknown_and_no_other_is()
            throws IOException, InterruptedException {
        OpenLoop loop = begin(50 * MS);
        for (int i = 0; i < 5; i++) {
            service.turn(MemoryService.Mode.HANGS);
            awaitDue(loop, 80);
            service.turn(MemoryService.Mode.UP);
            awaitDue(loop, 80);
        }
        Capture capture = Capture.of(Files.readAllBytes(loop.end()));

        List<Long> taken = service.rows();
        assertThat(taken).doesNotHaveDuplicates();
        for (Operation op : capture) {
            if (op.ok()) {
                assertThat(taken).contains(op.seq());
            } else if (op.fate() != Fate.UNKNOWN) {
                assertThat(taken).doesNotContain(op.seq());
            }
        }
    }

    @Test
    void a_service_that_takes_no_writes_is_told_apart_from_one_that_is_away()
            throws IOException, InterruptedException {
        OpenLoop loop = begin(1_000 * MS);
        service.turn(MemoryService.Mode.READ_ONLY);
        awaitDue(loop, 100);
        service.turn(MemoryService.Mode.UP);
        awaitDue(loop, 50);

        Capture capture = Capture.of(Files.readAllBytes(loop.end()));

        assertThat(fates(capture)).containsKeys(Fate.OK, Fate.READ_ONLY);
        assertThat(Outages.in(capture).outages()).isNotEmpty();
    }

    @Test
    void the_reading_tells_since_when_service_is_out_and_that_it_is_back()
            throws IOException, InterruptedException {
        OpenLoop loop = begin(1_000 * MS);
        service.turn(MemoryService.Mode.REFUSES);
        Wait.until("the outage to show", () -> loop.reading().badSince().isPresent());
        assertThat(loop.reading().lastGood()).isPresent();
        service.turn(MemoryService.Mode.UP);
        Wait.until("the recovery to show", () -> loop.reading().badSince().isEmpty());
        loop.end();
    }

    @Test
    void acknowledgements_count_once_they_are_durable_and_then_all_of_them()
            throws IOException, InterruptedException {
        OpenLoop loop = begin(1_000 * MS);
        awaitDue(loop, 200);

        Capture capture = Capture.of(Files.readAllBytes(loop.end()));

        assertThat(loop.reading().good())
                .isEqualTo(fates(capture).getOrDefault(Fate.OK, 0).longValue())
                .isPositive();
    }

    /** Its first answer comes when the prober has just lost patience with it. */
    private static final class LastMoment implements Probe {

        private final CountDownLatch givenUp = new CountDownLatch(1);
        private volatile boolean broken;
        private boolean answered;
        private boolean connected = true;

        @Override
        public boolean connected() {
            return connected;
        }

        @Override
        public Answer connect() {
            broken = false;
            connected = true;
            return Answer.OK;
        }

        @Override
        public Answer write(long id) {
            try {
                givenUp.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            boolean lost = broken && answered;
            answered = true;
            return lost ? new Answer(Fate.UNKNOWN, "", "broken") : Answer.OK;
        }

        @Override
        public void abort() {
            broken = true;
            givenUp.countDown();
        }

        @Override
        public void close() {
            connected = false;
        }
    }

    @Test
    void a_connection_that_was_given_up_just_when_its_answer_came_takes_no_other_write()
            throws IOException, InterruptedException {
        CaptureHead head =
                new CaptureHead(
                        "ledger", "test", "boot", System.nanoTime() + 20 * MS, 0, MS, 100 * MS);
        OpenLoop loop = new OpenLoop(folder, head);
        loop.begin(List.of(new LastMoment()));
        awaitDue(loop, 300);

        assertThat(fates(Capture.of(Files.readAllBytes(loop.end()))))
                .doesNotContainKey(Fate.UNKNOWN);
    }
}
