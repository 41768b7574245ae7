package io.drillmaster.watch.vantage;

import io.drillmaster.watch.CaptureFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** One watch at the agent's desk, from its start to its sealed captures. */
final class Kept {

    /** Says in the watch's folder how it ended, for an agent that comes after this one. */
    private static final String ENDED = "ended";

    private static final String LEASE =
            "nobody was heard for the length of the lease, so the agent ended the watch; its"
                    + " captures are kept";

    private final Path folder;
    private final Watching watching;
    private final CompletableFuture<Message> began = new CompletableFuture<>();
    private final CompletableFuture<Message> ended = new CompletableFuture<>();
    private boolean ending;

    Kept(Path folder, Watching watching) {
        this.folder = folder;
        this.watching = watching;
    }

    /** A watch that an agent before this one left behind, sealed or not. */
    static Kept found(Path folder) throws IOException {
        Kept kept = new Kept(folder, new Sunk(folder));
        Path said = folder.resolve(ENDED);
        if (Files.exists(said)) {
            Message end = Message.read(new ByteArrayInputStream(Files.readAllBytes(said)));
            kept.ended.complete(end.with("why", LEASE));
            kept.ending = true;
        }
        kept.began.complete(Message.of("failed").with("why", Sunk.WHY));
        return kept;
    }

    Path folder() {
        return folder;
    }

    Watching watching() {
        return watching;
    }

    /** Begins to begin; {@link #state} tells how far it is. */
    void begin() {
        Thread.ofPlatform().name("beginning").start(() -> began.complete(tryToBegin()));
    }

    private Message tryToBegin() {
        try {
            return Message.of("began").withAll(watching.begin());
        } catch (IOException | InterruptedException | RuntimeException e) {
            return Message.of("failed")
                    .with("why", e instanceof CannotWatch why ? why.why() : e.toString());
        }
    }

    /** It looks, or is about to. */
    synchronized boolean underWay() {
        return !ending && !began.getNow(Message.of("")).word().equals("failed");
    }

    boolean running() {
        return began.getNow(Message.of("")).word().equals("began") && !ended.isDone();
    }

    /** Begins to end, once; {@link #state} tells how far it is. */
    synchronized void end(Order order) {
        if (!ending) {
            ending = true;
            Thread.ofPlatform().name("ending").start(() -> ended.complete(finish(order)));
        }
    }

    private Message finish(Order order) {
        if (began.join().word().equals("failed") && !(watching instanceof Sunk)) {
            return Message.of("ended").with("trouble", "the watch never began");
        }
        Message said = Message.of("ended");
        try {
            Watching.Left left = watching.end(order);
            said = said.with("trouble", left.trouble());
            for (Path capture : left.captures()) {
                said = said.with("capture." + capture.getFileName(), digest(capture));
            }
            Files.write(folder.resolve(ENDED), said.bytes());
        } catch (IOException | InterruptedException | RuntimeException e) {
            said = said.with("trouble", "the watch could not be closed: " + e);
        }
        return said;
    }

    private static String digest(Path file) throws IOException {
        return CaptureFile.sha256(Files.readAllBytes(file));
    }

    /** {@code starting}, {@code began}, {@code failed}, {@code ending} or {@code ended}. */
    synchronized Message state() {
        if (ending) {
            return ended.getNow(Message.of("ending"));
        }
        return began.getNow(Message.of("starting"));
    }

    void awaitEnd() {
        ended.join();
    }
}
