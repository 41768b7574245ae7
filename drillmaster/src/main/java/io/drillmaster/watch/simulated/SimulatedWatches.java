package io.drillmaster.watch.simulated;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.simulated.SimulatedEstate;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.watch.CaptureFile;
import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.ReadbackWriter;
import io.drillmaster.watch.Transition;
import io.drillmaster.watch.TransitionWriter;
import io.drillmaster.watch.WatchEnd;
import io.drillmaster.watch.WatchKinds;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchStart;
import io.drillmaster.watch.Watches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watches the simulated estate: captures of the real format, made of virtual time. */
public final class SimulatedWatches implements Watches {

    private static final long LIMIT = 1_000_000_000;

    private final SimulatedEstate estate;
    private final Instant origin;
    private final Path folder;
    private final long seed;
    private final Map<String, List<SimulatedStream>> open = new LinkedHashMap<>();

    /**
     * Watches one estate.
     *
     * @param origin the wall time at which the virtual clock stood at 0
     * @param folder the drill's own, in which captures are made
     */
    public SimulatedWatches(SimulatedEstate estate, Instant origin, Path folder, long seed) {
        this.estate = estate;
        this.origin = origin;
        this.folder = folder;
        this.seed = seed;
    }

    @Override
    public WatchStart begin(WatchRequest request) {
        try {
            Files.createDirectories(folder.resolve("captures"));
            estate.clock().pass(Duration.ofMillis(200));
            List<SimulatedStream> streams = new ArrayList<>();
            for (Map.Entry<String, String> each : subjects(request).entrySet()) {
                streams.add(stream(request, each.getKey(), each.getValue()));
            }
            open.put(request.id(), streams);
            estate.clock().pass(Duration.ofMillis(50));
            return new WatchStart.Began(new Alignment(0, 0), Facts.NONE);
        } catch (IOException e) {
            return new WatchStart.Failed("no capture can be written: " + e.getMessage());
        }
    }

    /** The name of each capture, to who is written to. */
    private Map<String, String> subjects(WatchRequest request) {
        Map<String, String> subjects = new LinkedHashMap<>();
        switch (request.kind()) {
            case WatchKinds.LEDGER -> subjects.put("ledger", SimulatedEstate.CLIENT);
            case WatchKinds.SENTINEL ->
                    estate.cluster()
                            .members()
                            .forEach(member -> subjects.put("sentinel." + member, member));
            default -> {}
        }
        return subjects;
    }

    private SimulatedStream stream(WatchRequest request, String name, String subject)
            throws IOException {
        Path file = folder.resolve("captures").resolve(request.id() + "." + name + ".capture");
        Files.deleteIfExists(file);
        CaptureHead head = head(name, request.drill(), request.every().toNanos());
        return new SimulatedStream(file, head, subject, estate, seed ^ name.hashCode());
    }

    private CaptureHead head(String name, String stream, long every) {
        long now = estate.clock().now();
        Instant wall = origin.plusNanos(now);
        return new CaptureHead(
                name,
                stream,
                "simulated",
                now,
                wall.getEpochSecond() * 1_000_000_000L + wall.getNano(),
                every,
                LIMIT);
    }

    /** A simulated estate lives in the memory of one process, so nothing of it can be rejoined. */
    @Override
    public WatchStart rejoin(WatchRequest request) {
        return new WatchStart.Failed("a simulated watch ends with the process that began it");
    }

    @Override
    public Optional<WatchReading> reading(String id) {
        List<SimulatedStream> streams = open.getOrDefault(id, List.of());
        if (streams.isEmpty()) {
            return Optional.empty();
        }
        try {
            SimulatedStream first = streams.getFirst();
            first.catchUp(estate.clock().now());
            return Optional.of(first.reading(estate.clock().now()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public WatchEnd end(WatchRequest request) {
        List<SimulatedStream> streams =
                Optional.ofNullable(open.remove(request.id())).orElse(List.of());
        List<CaptureRef> captures = new ArrayList<>();
        try {
            for (SimulatedStream stream : streams) {
                stream.finish(estate.clock().now());
                captures.add(ref(stream.file()));
                if (stream.head().name().equals("ledger")) {
                    captures.add(readback(request, stream));
                }
            }
            if (request.kind().equals(WatchKinds.ROLES)) {
                captures.add(roles(request));
            }
        } catch (IOException e) {
            return new WatchEnd(
                    Optional.of(new Alignment(0, 0)),
                    captures,
                    Optional.of("no capture can be written: " + e.getMessage()));
        }
        return new WatchEnd(Optional.of(new Alignment(0, 0)), captures, Optional.empty());
    }

    /** Nothing is kept elsewhere. */
    @Override
    public void forget(WatchRequest request) {}

    private CaptureRef readback(WatchRequest request, SimulatedStream ledger) throws IOException {
        Path file = folder.resolve("captures").resolve(request.id() + ".readback.capture");
        Files.deleteIfExists(file);
        CaptureHead head = head("readback", request.drill(), request.every().toNanos());
        try (ReadbackWriter writer = ReadbackWriter.create(file, head)) {
            long position = 1;
            for (long id : ledger.present()) {
                writer.add(id, position++);
            }
            writer.seal("the simulated estate");
        }
        return ref(file);
    }

    private CaptureRef roles(WatchRequest request) throws IOException {
        Path file = folder.resolve("captures").resolve(request.id() + ".roles.capture");
        Files.deleteIfExists(file);
        CaptureHead head = head("roles", request.drill(), request.every().toNanos());
        try (TransitionWriter writer = TransitionWriter.create(file, head)) {
            for (SimulatedEstate.Lead lead : estate.leads()) {
                writer.add(
                        new Transition(
                                lead.member(),
                                lead.at() - request.every().toNanos(),
                                lead.at(),
                                "primary",
                                "running",
                                lead.timeline()));
            }
            writer.seal(estate.leads().size());
        }
        return ref(file);
    }

    private CaptureRef ref(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new CaptureRef(
                CaptureFile.of(bytes).head().name(),
                folder.relativize(file).toString(),
                bytes.length,
                CaptureFile.sha256(bytes));
    }

    @Override
    public void close() {
        open.clear();
    }
}
