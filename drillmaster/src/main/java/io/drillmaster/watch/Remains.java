package io.drillmaster.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is whole in a capture that was never sealed, because whoever wrote it died. */
public final class Remains {

    private final CaptureFile file;

    private Remains(CaptureFile file) {
        this.file = file;
    }

    public static Remains of(Path file) throws IOException {
        return new Remains(CaptureFile.whole(Files.readAllBytes(file)));
    }

    public CaptureHead head() {
        return file.head();
    }

    /** It was sealed after all. */
    public boolean sealed() {
        return file.frames(Frames.END) > 0;
    }

    /** It holds operations, and so is of no use without the ledger that continues it. */
    public boolean ofOperations() {
        return file.frames(Frames.OPERATIONS) > 0;
    }

    /** Hands its operations on, in their order. */
    public void into(CaptureWriter writer) throws IOException {
        for (int at : file.offsets(Frames.OPERATIONS)) {
            for (Operation op : OperationBlock.decode(file.head(), file.content(at))) {
                writer.add(op);
            }
        }
        Capture.stalls(file).forEach(writer::add);
    }

    /** Writes its transitions into a file that is sealed. */
    public void reseal(Path to) throws IOException {
        int[] frames = file.offsets(Frames.LINES);
        try (CaptureSink sink = CaptureSink.create(to, file.head())) {
            for (int at : frames) {
                sink.frame(Frames.LINES, file.content(at));
            }
            sink.seal("transitions=" + frames.length + "\nlooks=unknown\n");
        }
    }
}
