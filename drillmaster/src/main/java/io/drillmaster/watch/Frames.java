package io.drillmaster.watch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The outer shape of a capture file: a magic word, then frames of a type, a length, a checksum and
 * deflated content.
 */
final class Frames {

    static final byte[] MAGIC = "DRILCAP2".getBytes(StandardCharsets.US_ASCII);

    /** Read, and no longer written: its stalls are plain. */
    static final byte[] OLDER_MAGIC = "DRILCAP1".getBytes(StandardCharsets.US_ASCII);

    static final byte HEAD = 'H';
    static final byte OPERATIONS = 'O';
    static final byte STALLS = 'T';

    /** Read, and no longer written. */
    static final byte PLAIN_STALLS = 'S';

    static final byte ROWS = 'R';
    static final byte LINES = 'L';
    static final byte END = 'E';

    static final int FRAME_HEAD = 13;

    /** No writer makes larger ones; a damaged length must not become an allocation. */
    private static final int MOST = 16 << 20;

    /** One frame as it lies in the file, from one byte to another. */
    record Frame(byte type, int at, int next) {}

    private Frames() {}

    /**
     * One frame.
     *
     * @param parts its content; a part gets a code of its own, for what is rare in one column may
     *     be common in the next
     */
    static byte[] pack(byte type, List<byte[]> parts) {
        int raw = parts.stream().mapToInt(part -> part.length).sum();
        ByteArrayOutputStream packed = new ByteArrayOutputStream(raw / 2 + 64);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            // Times are noise: chance repetitions of three or four bytes cost more than they save.
            deflater.setStrategy(Deflater.FILTERED);
            byte[] piece = new byte[8192];
            for (byte[] part : parts) {
                deflater.setInput(part);
                while (!deflater.needsInput()) {
                    int got = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
                    packed.write(piece, 0, got);
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                packed.write(piece, 0, deflater.deflate(piece));
            }
        } finally {
            deflater.end();
        }
        byte[] body = packed.toByteArray();
        return ByteBuffer.allocate(FRAME_HEAD + body.length)
                .put(type)
                .putInt(body.length)
                .putInt(raw)
                .putInt(checksum(type, body, 0, body.length))
                .put(body)
                .array();
    }

    /** The type of the frame at an offset, and where the next one begins. */
    static Frame skim(byte[] file, int at) {
        if (at + FRAME_HEAD > file.length) {
            throw new CaptureDamaged("the capture is cut short at byte " + at);
        }
        int length = ByteBuffer.wrap(file).getInt(at + 1);
        if (length < 0 || length > MOST || at + FRAME_HEAD + length > file.length) {
            throw new CaptureDamaged("the capture is cut short in the frame at byte " + at);
        }
        return new Frame(file[at], at, at + FRAME_HEAD + length);
    }

    /** The content of the frame at an offset. */
    static byte[] read(byte[] file, int at) {
        Frame skimmed = skim(file, at);
        ByteBuffer buffer = ByteBuffer.wrap(file);
        int length = buffer.getInt(at + 1);
        int raw = buffer.getInt(at + 5);
        if (buffer.getInt(at + 9) != checksum(skimmed.type(), file, at + FRAME_HEAD, length)) {
            throw new CaptureDamaged("the capture was altered in the frame at byte " + at);
        }
        if (raw < 0 || raw > MOST) {
            throw new CaptureDamaged("the frame at byte " + at + " claims " + raw + " bytes");
        }
        return inflate(file, at + FRAME_HEAD, length, raw, at);
    }

    private static byte[] inflate(byte[] file, int from, int length, int raw, int at) {
        Inflater inflater = new Inflater(true);
        byte[] content = new byte[raw];
        try {
            inflater.setInput(file, from, length);
            int got = 0;
            while (got < raw) {
                int more = inflater.inflate(content, got, raw - got);
                if (more == 0) {
                    throw new CaptureDamaged("the frame at byte " + at + " ends early");
                }
                got += more;
            }
        } catch (DataFormatException e) {
            throw new CaptureDamaged("the frame at byte " + at + " cannot be unpacked", e);
        } finally {
            inflater.end();
        }
        return content;
    }

    private static int checksum(byte type, byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
