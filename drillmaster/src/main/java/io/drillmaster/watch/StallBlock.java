package io.drillmaster.watch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Stalls as bytes, each from where the one before it ended; times are rounded outward. */
final class StallBlock {

    private StallBlock() {}

    /** Its columns: when each began, and how long it lasted. */
    static List<byte[]> encode(CaptureHead head, List<Stall> stalls, long quantum) {
        ByteArrayOutputStream began = new ByteArrayOutputStream();
        ByteArrayOutputStream lasted = new ByteArrayOutputStream();
        Varints.put(began, stalls.size());
        Varints.put(began, quantum);
        long before = 0;
        for (Stall stall : stalls) {
            long from = Math.floorDiv(stall.from() - head.start(), quantum);
            long to = Math.ceilDiv(stall.to() - head.start(), quantum);
            Varints.put(began, Varints.zigzag(from - before));
            Varints.put(lasted, to - from);
            before = to;
        }
        return List.of(began.toByteArray(), lasted.toByteArray());
    }

    static List<Stall> decode(CaptureHead head, byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        long count = Varints.get(in);
        long quantum = Varints.get(in);
        if (count < 0 || count > content.length || quantum < 1) {
            throw new CaptureDamaged("the stalls of the capture have an impossible head");
        }
        long[] began = new long[(int) count];
        for (int i = 0; i < count; i++) {
            began[i] = Varints.unzigzag(Varints.get(in));
        }
        List<Stall> stalls = new ArrayList<>();
        long before = 0;
        for (long gap : began) {
            long from = before + gap;
            before = from + Varints.get(in);
            stalls.add(new Stall(head.start() + from * quantum, head.start() + before * quantum));
        }
        return stalls;
    }

    /** As captures held them before: each from the start of the watch, to the microsecond. */
    static List<Stall> decodePlain(CaptureHead head, byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        long count = Varints.get(in);
        List<Stall> stalls = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long from = Varints.unzigzag(Varints.get(in));
            long to = from + Varints.get(in);
            stalls.add(
                    new Stall(
                            head.start() + from * CaptureWriter.EXACT,
                            head.start() + to * CaptureWriter.EXACT));
        }
        return stalls;
    }
}
