package io.drillmaster.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes the frames of one capture file; only {@link #seal} makes it a capture. */
final class CaptureSink implements AutoCloseable {

    private final FileChannel channel;

    private CaptureSink(FileChannel channel) {
        this.channel = channel;
    }

    static CaptureSink create(Path file, CaptureHead head) throws IOException {
        CaptureSink sink =
                new CaptureSink(
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        sink.write(ByteBuffer.wrap(Frames.MAGIC));
        sink.frame(Frames.HEAD, head.text().getBytes(StandardCharsets.UTF_8));
        return sink;
    }

    void frame(byte type, byte[] content) throws IOException {
        frame(type, List.of(content));
    }

    /** Content in parts of different kinds; whoever reads it finds one after the other. */
    void frame(byte type, List<byte[]> parts) throws IOException {
        write(ByteBuffer.wrap(Frames.pack(type, parts)));
    }

    /** Returns when all frames so far are durable. */
    void force() throws IOException {
        channel.force(false);
    }

    void seal(String totals) throws IOException {
        frame(Frames.END, totals.getBytes(StandardCharsets.UTF_8));
        channel.force(true);
        channel.close();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
