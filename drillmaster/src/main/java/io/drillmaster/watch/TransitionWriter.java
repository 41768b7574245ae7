package io.drillmaster.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes {@link Transitions} as they are seen; each is durable when {@link #add} returns. */
public final class TransitionWriter implements AutoCloseable {

    private final CaptureSink sink;
    private long count;

    private TransitionWriter(CaptureSink sink) {
        this.sink = sink;
    }

    public static TransitionWriter create(Path file, CaptureHead head) throws IOException {
        return new TransitionWriter(CaptureSink.create(file, head));
    }

    public synchronized void add(Transition transition) throws IOException {
        sink.frame(Frames.LINES, transition.text().getBytes(StandardCharsets.UTF_8));
        sink.force();
        count++;
    }

    /**
     * Makes the file a capture.
     *
     * @param looks how many looks it rests on
     */
    public synchronized void seal(long looks) throws IOException {
        sink.seal("transitions=" + count + "\nlooks=" + looks + "\n");
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
