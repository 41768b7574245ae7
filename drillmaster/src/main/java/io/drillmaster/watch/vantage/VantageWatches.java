package io.drillmaster.watch.vantage;

import io.drillmaster.connector.Facts;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.watch.CaptureFile;
import io.drillmaster.watch.WatchEnd;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchStart;
import io.drillmaster.watch.WatchedPlace;
import io.drillmaster.watch.WatchedPlaces;
import io.drillmaster.watch.Watches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Watches from the place of a client: an agent there does the looking, and outlives us if need be.
 */
public final class VantageWatches implements Watches {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofMinutes(10);

    private final WatchedPlaces places;
    private final Path folder;
    private final AgentLink link;

    /**
     * @param folder the drill's own, into which captures are brought
     */
    public VantageWatches(
            VantageShell shell, VantageSettings settings, WatchedPlaces places, Path folder) {
        this.places = places;
        this.folder = folder;
        this.link = new AgentLink(shell, settings);
    }

    @Override
    public WatchStart begin(WatchRequest request) {
        Optional<WatchedPlace> place = places.of(request);
        if (place.isEmpty()) {
            return new WatchStart.Failed(
                    "%s cannot watch %s: the estate has nothing of that name for %s; it names %s"
                            .formatted(request.id(), request.on(), request.kind(), places.names()));
        }
        try {
            link.open(request.drill(), true);
            return began(request, link.ask(new Order(request, place.get()).message("start")));
        } catch (IOException e) {
            forget(request);
            return failed(request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WatchStart.Failed(request.id() + " was interrupted while it began");
        }
    }

    @Override
    public WatchStart rejoin(WatchRequest request) {
        try {
            return began(request, link.insist(request.drill(), state(request)));
        } catch (IOException e) {
            return failed(request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WatchStart.Failed(request.id() + " was interrupted while it rejoined");
        }
    }

    private static WatchStart failed(WatchRequest request, IOException e) {
        return new WatchStart.Failed(
                "%s (%s on %s) is not being watched: %s"
                        .formatted(request.id(), request.kind(), request.on(), e.getMessage()));
    }

    private WatchStart began(WatchRequest request, Message first)
            throws IOException, InterruptedException {
        Message said = await(request, first, "starting", START);
        if (!said.word().equals("began")) {
            throw new IOException(said.text("why", "it is " + said.word()));
        }
        Alignment alignment = link.align();
        link.follow(request.id());
        return new WatchStart.Began(alignment, Facts.of(said.values()));
    }

    private Message await(WatchRequest request, Message first, String word, Duration limit)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        Message said = first;
        while (said.word().equals(word)) {
            if (System.nanoTime() > until) {
                throw new IOException(
                        "it is still %s after %d s".formatted(word, limit.toSeconds()));
            }
            TimeUnit.MILLISECONDS.sleep(20);
            said = link.insist(request.drill(), state(request));
        }
        return said;
    }

    private static Message state(WatchRequest request) {
        return Message.of("state").with("id", request.id());
    }

    @Override
    public Optional<WatchReading> reading(String id) {
        return link.reading(id);
    }

    @Override
    public WatchEnd end(WatchRequest request) {
        List<CaptureRef> captures = new ArrayList<>();
        List<String> trouble = new ArrayList<>();
        try {
            Message ended = ended(request);
            if (!ended.text("trouble", "").isEmpty()) {
                trouble.add(ended.text("trouble"));
            }
            for (var capture : ended.under("capture.").entrySet()) {
                captures.add(bring(request, capture.getKey(), capture.getValue()));
            }
        } catch (IOException e) {
            trouble.add(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            trouble.add("the wait for the captures was interrupted");
        }
        return new WatchEnd(
                link.alignment(),
                captures,
                trouble.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", trouble)));
    }

    @Override
    public void forget(WatchRequest request) {
        try {
            link.ask(Message.of("forget").with("id", request.id()));
        } catch (IOException e) {
            // Nobody is there to let go of anything; an agent that is left alone ends by itself.
        }
    }

    private Message ended(WatchRequest request) throws IOException, InterruptedException {
        WatchedPlace place =
                places.of(request)
                        .orElseThrow(() ->
                                new IOException("the estate no longer names " + request.on()));
        link.unfollow(request.id());
        Message end = new Order(request, place).message("end");
        Message said = await(request, link.insist(request.drill(), end), "ending", END);
        if (!said.word().equals("ended")) {
            throw new IOException(said.text("why", "it is " + said.word()));
        }
        link.align();
        return said;
    }

    private CaptureRef bring(WatchRequest request, String name, String digest) throws IOException {
        Path local = folder.resolve("captures").resolve(safe(request.id()) + "." + name);
        byte[] bytes = link.fetch(Message.of("fetch").with("id", request.id()).with("file", name));
        keep(local, bytes);
        if (!CaptureFile.sha256(bytes).equals(digest)) {
            throw new IOException(
                    "%s arrived altered: the vantage says its digest is %s"
                            .formatted(local, digest));
        }
        CaptureFile file = CaptureFile.of(bytes);
        return new CaptureRef(
                file.head().name(), folder.relativize(local).toString(), bytes.length, digest);
    }

    /** What cannot be kept here is kept at the vantage, until whoever resumes the drill asks. */
    private static void keep(Path local, byte[] bytes) {
        try {
            Files.createDirectories(local.resolveSibling("."));
            Files.write(local, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + local + "; the drill must stop here", e);
        }
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    @Override
    public void close() {
        link.close();
    }
}
