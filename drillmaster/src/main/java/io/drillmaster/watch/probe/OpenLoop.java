package io.drillmaster.watch.probe;

import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.CaptureWriter;
import io.drillmaster.watch.WatchReading;
import java.io.IOException;
import java.net.Inet4Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One stream of writes at a fixed cadence, from the first beat to the sealed capture. */
public final class OpenLoop implements AutoCloseable {

    private static final long MILLISECOND = 1_000_000;

    private final CaptureHead head;
    private final Path file;
    private final Path folder;
    private final AckLedger ledger;
    private final CaptureWriter capture;
    private final Tally tally;
    private final Stalls stalls = new Stalls();
    private final Clients clients;
    private final Tries tries;
    private final Recorder recorder;
    private final Pacer pacer;
    private final Thread lookout;
    private final Thread scribe;
    private volatile boolean running = true;
    private volatile boolean realTime;
    private volatile String trouble = "";

    /**
     * @param folder is made, and holds the ledger while the watch runs and the capture afterwards
     */
    public OpenLoop(Path folder, CaptureHead head) throws IOException {
        this(folder, head, Optional.empty());
    }

    /** One that sends echo requests to an address instead; it is begun without probes. */
    public static OpenLoop pinging(Path folder, CaptureHead head, Inet4Address to)
            throws IOException {
        return new OpenLoop(folder, head, Optional.of(new EchoSocket(to)));
    }

    private OpenLoop(Path folder, CaptureHead head, Optional<EchoSocket> echo) throws IOException {
        this.head = head;
        this.folder = folder;
        this.file = folder.resolve(head.name() + ".capture");
        this.ledger = ledger(folder.resolve(head.name() + ".slots"), head);
        this.capture = CaptureWriter.create(file, head);
        this.tally = new Tally(head.start(), head.every());
        this.clients = new Clients(head, ledger, tally, stalls);
        this.tries =
                echo.<Tries>map(socket -> new Echoes(head, ledger, tally, stalls, socket))
                        .orElse(clients);
        this.recorder = new Recorder(head, ledger, capture, stalls);
        this.pacer = new Pacer(head.start(), head.every(), tries);
        this.lookout = Thread.ofPlatform().name("lookout").daemon().unstarted(this::look);
        this.scribe = Thread.ofPlatform().name("scribe").daemon().unstarted(this::write);
    }

    private static AckLedger ledger(Path slots, CaptureHead head) throws IOException {
        Files.createDirectories(slots);
        Files.writeString(slots.resolve("head"), head.text());
        return new AckLedger(slots);
    }

    /** Begins to write through these probes, connected or not. */
    public void begin(List<? extends Probe> probes) throws IOException, InterruptedException {
        recorder.round(0);
        clients.begin(probes);
        lookout.start();
        scribe.start();
        realTime = pacer.begin();
    }

    public CaptureHead head() {
        return head;
    }

    /** Whether the kernel lets the pacer run before all ordinary threads. */
    public boolean realTime() {
        return realTime;
    }

    public boolean anyGood() {
        return tally.anyGood();
    }

    /** Why tries fail, or why the watch itself cannot go on; empty if neither. */
    public String trouble() {
        return trouble.isEmpty() ? tries.trouble() : trouble;
    }

    public WatchReading reading() {
        return tally.reading(pacer.released(), recorder.acknowledged(), System.nanoTime());
    }

    /** Lets no more operations fall due, waits for those under way, and seals the capture. */
    public Path end() throws IOException, InterruptedException {
        pacer.close();
        tries.drain();
        running = false;
        scribe.join();
        lookout.join();
        recorder.last(pacer.released());
        recorder.recover(pacer.released());
        capture.seal();
        ledger.close();
        Folders.delete(folder.resolve(head.name() + ".slots"));
        return file;
    }

    /** Stops without sealing. */
    @Override
    public void close() throws IOException {
        pacer.close();
        running = false;
        tries.stop();
        capture.close();
    }

    /**
     * Gives up what hangs. Like the clients it is an ordinary thread, so what keeps it from running
     * keeps them.
     */
    private void look() {
        long tick = Math.clamp(head.every(), MILLISECOND, 10 * MILLISECOND);
        long last = System.nanoTime();
        while (running) {
            LockSupport.parkNanos(tick);
            long now = System.nanoTime();
            stalls.late(last + tick, now);
            tries.look(now);
            last = now;
        }
    }

    private void write() {
        long pause = Math.clamp(10 * head.every(), 10 * MILLISECOND, 200 * MILLISECOND);
        try {
            while (running) {
                recorder.round(pacer.released());
                LockSupport.parkNanos(pause);
            }
        } catch (IOException | RuntimeException e) {
            trouble = "the ledger in " + folder + " cannot be written: " + e;
        }
    }
}
