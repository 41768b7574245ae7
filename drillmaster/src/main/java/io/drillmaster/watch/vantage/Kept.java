package io.drillmaster.watch.vantage;

import io.drillmaster.watch.CaptureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** One watch at the agent's desk, from its start to its sealed captures. */
final class Kept {

    private final Path folder;
    private final Watching watching;
    private final CompletableFuture<Message> began = new CompletableFuture<>();
    private final CompletableFuture<Message> ended = new CompletableFuture<>();
    private boolean ending;

    Kept(Path folder, Watching watching) {
        this.folder = folder;
        this.watching = watching;
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

    boolean failed() {
        return began.getNow(Message.of("")).word().equals("failed");
    }

    boolean running() {
        return began.getNow(Message.of("")).word().equals("began") && !ended.isDone();
    }

    /** Begins to end, once; {@link #state} tells how far it is. */
    synchronized void end() {
        if (!ending) {
            ending = true;
            Thread.ofPlatform().name("ending").start(() -> ended.complete(finish()));
        }
    }

    private Message finish() {
        if (began.join().word().equals("failed")) {
            return Message.of("ended").with("trouble", "the watch never began");
        }
        Message said = Message.of("ended");
        try {
            Watching.Left left = watching.end();
            said = said.with("trouble", left.trouble());
            for (Path capture : left.captures()) {
                said = said.with("capture." + capture.getFileName(), digest(capture));
            }
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
