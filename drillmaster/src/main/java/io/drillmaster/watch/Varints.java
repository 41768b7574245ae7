package io.drillmaster.watch;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Whole numbers in as few bytes as they need: seven bits a byte, lowest first. */
final class Varints {

    private Varints() {}

    static void put(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    static long get(ByteBuffer in) {
        long value = 0;
        try {
            for (int shift = 0; shift < 64; shift += 7) {
                byte next = in.get();
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        } catch (BufferUnderflowException e) {
            throw new CaptureDamaged("a record of the capture ends early", e);
        }
        throw new CaptureDamaged("a number of the capture is too long");
    }

    /** Small numbers of either sign as small numbers without one. */
    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
