package io.drillmaster.watch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the rows of a {@link Readback} as they come from the database. */
public final class ReadbackWriter implements AutoCloseable {

    private static final int FULL = 32_768;

    private final CaptureSink sink;
    private ByteArrayOutputStream block = new ByteArrayOutputStream();
    private int rows;
    private long id;
    private long position;
    private long total;

    private ReadbackWriter(CaptureSink sink) {
        this.sink = sink;
    }

    public static ReadbackWriter create(Path file, CaptureHead head) throws IOException {
        return new ReadbackWriter(CaptureSink.create(file, head));
    }

    /** Rows must come in the order of their positions. */
    public void add(long rowId, long rowPosition) throws IOException {
        Varints.put(block, Varints.zigzag(rowId - id - 1));
        Varints.put(block, Varints.zigzag(rowPosition - position - 1));
        id = rowId;
        position = rowPosition;
        total++;
        if (++rows == FULL) {
            flush();
        }
    }

    /**
     * Makes the file a capture.
     *
     * @param source who was asked, in words
     */
    public void seal(String source) throws IOException {
        flush();
        sink.seal("rows=" + total + "\nsource=" + source.replace('\n', ' ') + "\n");
    }

    private void flush() throws IOException {
        if (rows == 0) {
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(block.size() + 8);
        Varints.put(out, rows);
        block.writeTo(out);
        sink.frame(Frames.ROWS, out.toByteArray());
        block = new ByteArrayOutputStream();
        rows = 0;
        id = 0;
        position = 0;
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
