package io.drillmaster.watch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of consecutive operations as bytes, column by column; times are rounded outward to the
 * block's quantum, so that what was in doubt stays in doubt.
 */
final class OperationBlock {

    private static final int TRIED = 0x80;
    private static final int WRITTEN = 0x40;
    private static final int CONNECTED_FIRST = 0x20;
    private static final int CODE = 0x1F;

    private OperationBlock() {}

    /** Its columns: fates, when each was sent, and how long after that it ended. */
    static List<byte[]> encode(CaptureHead head, List<Operation> run, long quantum) {
        ByteArrayOutputStream fates = new ByteArrayOutputStream();
        Varints.put(fates, run.getFirst().seq());
        Varints.put(fates, run.size());
        Varints.put(fates, quantum);
        fates(fates, run);
        ByteArrayOutputStream sent = new ByteArrayOutputStream(run.size() + 32);
        for (Operation op : run) {
            if (op.tried()) {
                Varints.put(sent, sentIn(head, op, quantum));
            }
        }
        for (Operation op : run) {
            if (op.connectedFirst()) {
                // Later would claim too much: that it was written after something it preceded.
                Varints.put(sent, Math.floorDiv(op.wrote() - op.sent(), quantum));
            }
        }
        ByteArrayOutputStream took = new ByteArrayOutputStream(run.size() * 2);
        for (Operation op : run) {
            long from = op.tried() ? sentIn(head, op, quantum) : 0;
            Varints.put(took, Math.ceilDiv(op.end() - head.due(op.seq()), quantum) - from);
        }
        return List.of(fates.toByteArray(), sent.toByteArray(), took.toByteArray());
    }

    private static long sentIn(CaptureHead head, Operation op, long quantum) {
        return Math.floorDiv(op.sent() - head.due(op.seq()), quantum);
    }

    private static void fates(ByteArrayOutputStream out, List<Operation> run) {
        int i = 0;
        while (i < run.size()) {
            Operation first = run.get(i);
            int same = i;
            while (same < run.size() && alike(first, run.get(same))) {
                same++;
            }
            Varints.put(out, same - i);
            out.write(first.fate().code() | flags(first));
            byte[] detail = first.detail().getBytes(StandardCharsets.US_ASCII);
            out.write(detail.length);
            out.writeBytes(detail);
            i = same;
        }
    }

    private static boolean alike(Operation a, Operation b) {
        return a.fate() == b.fate() && flags(a) == flags(b) && a.detail().equals(b.detail());
    }

    private static int flags(Operation op) {
        return (op.tried() ? TRIED : 0)
                | (op.written() ? WRITTEN : 0)
                | (op.connectedFirst() ? CONNECTED_FIRST : 0);
    }

    static List<Operation> decode(CaptureHead head, byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        long first = Varints.get(in);
        int count = (int) Varints.get(in);
        long quantum = Varints.get(in);
        if (first < 0 || count < 0 || count > content.length || quantum < 1) {
            throw new CaptureDamaged("a block of the capture has an impossible head");
        }
        List<Kind> kinds = kinds(in, count);
        long[] sent = new long[count];
        for (int i = 0; i < count; i++) {
            sent[i] = kinds.get(i).is(TRIED) ? Varints.get(in) : 0;
        }
        long[] connecting = new long[count];
        for (int i = 0; i < count; i++) {
            connecting[i] = kinds.get(i).is(CONNECTED_FIRST) ? Varints.get(in) : 0;
        }
        List<Operation> run = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Kind kind = kinds.get(i);
            long due = head.due(first + i);
            long left = due + sent[i] * quantum;
            run.add(
                    new Operation(
                            first + i,
                            due,
                            kind.is(TRIED) ? left : Operation.NEVER,
                            kind.is(WRITTEN) ? left + connecting[i] * quantum : Operation.NEVER,
                            due + (sent[i] + Varints.get(in)) * quantum,
                            kind.fate,
                            kind.detail));
        }
        return run;
    }

    private record Kind(Fate fate, int flags, String detail) {
        boolean is(int flag) {
            return (flags & flag) != 0;
        }
    }

    private static List<Kind> kinds(ByteBuffer in, int count) {
        List<Kind> kinds = new ArrayList<>(count);
        while (kinds.size() < count) {
            long same = Varints.get(in);
            if (same < 1 || same > count - kinds.size() || in.remaining() < 2) {
                throw new CaptureDamaged("a block of the capture has an impossible run");
            }
            int code = in.get();
            int length = in.get();
            if (length < 0 || length > in.remaining()) {
                throw new CaptureDamaged("a block of the capture ends early");
            }
            byte[] detail = new byte[length];
            in.get(detail);
            Kind kind =
                    new Kind(
                            Fate.of(code & CODE),
                            code,
                            new String(detail, StandardCharsets.US_ASCII));
            for (long i = 0; i < same; i++) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
