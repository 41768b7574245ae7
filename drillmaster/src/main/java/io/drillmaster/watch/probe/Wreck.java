package io.drillmaster.watch.probe;

import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.CaptureWriter;
import io.drillmaster.watch.Remains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a prober that died left in a folder: captures that were never sealed, and their ledgers. */
public final class Wreck {

    private static final String CAPTURE = ".capture";
    private static final String SLOTS = ".slots";

    private final Path folder;

    public Wreck(Path folder) {
        this.folder = folder;
    }

    /** Seals everything that can be read, and returns the captures. */
    public List<Path> salvage() throws IOException {
        for (Path slots : named(SLOTS)) {
            String name = slots.getFileName().toString().replace(SLOTS, "");
            operations(slots, folder.resolve(name + CAPTURE));
        }
        List<Path> captures = new ArrayList<>();
        for (Path capture : named(CAPTURE)) {
            Remains remains = Remains.of(capture);
            if (remains.sealed() || reseal(remains, capture)) {
                captures.add(capture);
            }
        }
        return captures;
    }

    /** Half a readback says nothing: what it lacks might be lost, or only not read yet. */
    private boolean reseal(Remains remains, Path capture) throws IOException {
        if (remains.ofOperations() || remains.head().name().equals("readback")) {
            Files.delete(capture);
            return false;
        }
        Path whole = folder.resolve("whole");
        Files.deleteIfExists(whole);
        remains.reseal(whole);
        Files.move(whole, capture, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /** The sealed part of the story stands in the capture, and its last minute in the ledger. */
    private void operations(Path slots, Path capture) throws IOException {
        Path whole = folder.resolve("whole");
        Files.deleteIfExists(whole);
        CaptureHead head = CaptureHead.parse(Files.readString(slots.resolve("head")));
        try (AckLedger ledger = new AckLedger(slots);
                CaptureWriter writer = CaptureWriter.create(whole, head)) {
            if (Files.exists(capture)) {
                Remains.of(capture).into(writer);
            }
            Recorder recorder = new Recorder(head, ledger, writer, new Stalls());
            recorder.recover(ledger.extent());
            writer.seal();
        }
        Files.move(whole, capture, StandardCopyOption.REPLACE_EXISTING);
        Folders.delete(slots);
    }

    private List<Path> named(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
