package io.drillmaster.app.desk;

import io.drillmaster.engine.Conductor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Who sits at the desk in this process, and with which versions. */
public final class Seats {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private final String person;
    private final String version;

    public Seats(String person, String version) {
        this.person = person;
        this.version = version;
    }

    Conductor.Seat seat() {
        ProcessHandle process = ProcessHandle.current();
        return new Conductor.Seat(
                person,
                boot(process),
                process.pid(),
                new TreeMap<>(
                        Map.of(
                                "drillmaster",
                                version,
                                "java",
                                Runtime.version().toString(),
                                "os",
                                System.getProperty("os.name")
                                        + " "
                                        + System.getProperty("os.version"))));
    }

    /** Where the boot has no name, only this very process shares its clock. */
    private static String boot(ProcessHandle process) {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return "process " + process.pid() + " " + process.info().startInstant();
        }
    }
}
