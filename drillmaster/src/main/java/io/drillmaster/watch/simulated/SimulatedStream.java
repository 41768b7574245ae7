package io.drillmaster.watch.simulated;

import io.drillmaster.connector.simulated.SimulatedEstate;
import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.CaptureWriter;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.WatchReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** The writes of one open-loop watch, made up to the present whenever somebody looks. */
final class SimulatedStream {

    /** How many writes can be on their way at once: so many are in doubt when service ends. */
    private static final int IN_FLIGHT = 8;

    private static final long SECOND = 1_000_000_000;

    private final CaptureHead head;
    private final Path file;
    private final String subject;
    private final SimulatedEstate estate;
    private final SplittableRandom random;
    private final CaptureWriter writer;
    private final List<Long> present = new ArrayList<>();
    private long next;
    private long ok;
    private long failed;
    private long unknown;
    private int inDoubt;
    private OptionalLong lastGood = OptionalLong.empty();
    private OptionalLong badSince = OptionalLong.empty();

    SimulatedStream(Path file, CaptureHead head, String subject, SimulatedEstate estate, long seed)
            throws IOException {
        this.file = file;
        this.head = head;
        this.subject = subject;
        this.estate = estate;
        this.random = new SplittableRandom(seed);
        this.writer = CaptureWriter.create(file, head);
    }

    Path file() {
        return file;
    }

    CaptureHead head() {
        return head;
    }

    /** Ids of the writes that the table holds, in the order of their positions. */
    List<Long> present() {
        return present;
    }

    /** Lets everything happen that fell due before now, as far as its end is known by now. */
    void catchUp(long now) throws IOException {
        while (head.due(next) + head.limit() <= now) {
            add();
        }
    }

    /** As {@link #catchUp}, and gives up waiting for what is still on its way. */
    void finish(long now) throws IOException {
        while (head.due(next) <= now) {
            add();
        }
        writer.seal();
        writer.close();
    }

    private void add() throws IOException {
        Operation op = operation(head.due(next));
        next++;
        writer.add(op);
        switch (op.fate()) {
            case OK -> {
                ok++;
                inDoubt = 0;
                lastGood = OptionalLong.of(op.end());
                badSince = OptionalLong.empty();
                present.add(op.seq());
            }
            case UNKNOWN -> {
                unknown++;
                bad(op);
                if (random.nextInt(3) == 0) {
                    present.add(op.seq());
                }
            }
            case REFUSED, NO_CONNECTION, READ_ONLY, ERROR, NOT_TRIED -> {
                failed++;
                bad(op);
            }
        }
    }

    private void bad(Operation op) {
        if (badSince.isEmpty()) {
            badSince = OptionalLong.of(op.due());
        }
    }

    private Operation operation(long due) {
        long sent = due + random.nextLong(2_000, 60_000);
        long took = random.nextLong(900_000, 2_600_000);
        if (estate.accepts(subject, sent) && estate.accepts(subject, sent + took)) {
            return new Operation(next, due, sent, sent + took, Fate.OK, "");
        }
        if (inDoubt < IN_FLIGHT && ok > 0) {
            inDoubt++;
            return new Operation(next, due, sent, due + head.limit(), Fate.UNKNOWN, "");
        }
        return new Operation(next, due, sent, sent + took / 4, Fate.REFUSED, "");
    }

    WatchReading reading(long now) {
        double recent = badSince.isPresent() ? 0 : 1;
        return new WatchReading(
                (now - head.start()) / head.every(),
                ok,
                failed,
                unknown,
                recent,
                lastGood,
                badSince.isPresent() && now - badSince.getAsLong() < SECOND * 3600
                        ? badSince
                        : OptionalLong.empty());
    }
}
