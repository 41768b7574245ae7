package io.drillmaster.watch.probe;

import io.drillmaster.watch.CaptureHead;
import java.io.IOException;
import java.nio.file.Path;

/** A prober in a process of its own, for a test to kill; it prints a line once it is under way. */
final class Victim {

    private Victim() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        MemoryService service = new MemoryService();
        OpenLoop loop =
                new OpenLoop(
                        Path.of(args[0]),
                        new CaptureHead(
                                "ledger",
                                "victim",
                                "boot",
                                System.nanoTime() + 20_000_000,
                                0,
                                1_000_000,
                                1_000_000_000));
        loop.begin(service.clients(4));
        Wait.until("some hundred writes", () -> loop.reading().good() > 300);
        service.turn(MemoryService.Mode.HANGS);
        long due = loop.reading().due();
        Wait.until("hanging writes", () -> loop.reading().due() > due + 100);
        // Everything the service took before it hung was acknowledged: the kill must not lose it.
        System.out.println(service.rows().size());
        System.out.flush();
        Wait.until("the kill", () -> false);
    }
}
