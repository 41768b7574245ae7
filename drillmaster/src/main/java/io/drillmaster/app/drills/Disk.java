package io.drillmaster.app.drills;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a person must know of the disk that something could not be written to. */
public final class Disk {

    /** With less than this, the next few entries of a journal may not fit. */
    private static final long LITTLE = 1 << 20;

    private Disk() {}

    /** A sentence on the disk of a file or folder, with the remedy where it is full. */
    public static String of(Path path) {
        try {
            FileStore disk = Files.getFileStore(path);
            long free = disk.getUsableSpace();
            return free < LITTLE
                    ? "Its disk %s is full: %d kB of %d MB are free. Make room there."
                            .formatted(disk, free >> 10, disk.getTotalSpace() >> 20)
                    : "Its disk is %s, with %d MB free.".formatted(disk, free >> 20);
        } catch (IOException e) {
            return "Its disk does not answer: %s.".formatted(Reason.of(e));
        }
    }
}
