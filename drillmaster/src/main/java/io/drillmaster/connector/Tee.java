package io.drillmaster.connector;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the same into two streams, and closes neither. */
public final class Tee extends OutputStream {

    private final OutputStream one;
    private final OutputStream other;

    public Tee(OutputStream one, OutputStream other) {
        this.one = one;
        this.other = other;
    }

    @Override
    public void write(int b) throws IOException {
        one.write(b);
        other.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        one.write(bytes, from, count);
        other.write(bytes, from, count);
    }
}
