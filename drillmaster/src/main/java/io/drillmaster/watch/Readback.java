package io.drillmaster.watch;

import io.drillmaster.journal.CaptureRef;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The rows of one stream that the database held afterwards, in the order the server gave them. */
public final class Readback {

    /** Takes rows one after the other. */
    public interface Rows {
        void row(long id, long position);
    }

    private final CaptureFile file;

    private Readback(CaptureFile file) {
        this.file = file;
    }

    public static Readback open(Path folder, CaptureRef ref) {
        return new Readback(CaptureFile.open(folder, ref));
    }

    public static Readback of(byte[] bytes) {
        return new Readback(CaptureFile.of(bytes));
    }

    public CaptureHead head() {
        return file.head();
    }

    /** Hands over every row, ordered by the position the server gave it. */
    public void forEach(Rows rows) {
        file.each(
                Frames.ROWS,
                content -> {
                    ByteBuffer in = ByteBuffer.wrap(content);
                    long count = Varints.get(in);
                    long id = 0;
                    long position = 0;
                    for (long i = 0; i < count; i++) {
                        id += Varints.unzigzag(Varints.get(in)) + 1;
                        position += Varints.unzigzag(Varints.get(in)) + 1;
                        rows.row(id, position);
                    }
                });
    }
}
