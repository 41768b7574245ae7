package io.drillmaster.watch.vantage;

import io.drillmaster.watch.WatchKinds;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchedDatabase;
import io.drillmaster.watch.WatchedPlace;
import io.drillmaster.watch.probe.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The agent: keeps watches for whoever attaches, and on its own until its lease is over. */
final class Desk {

    static final String SOCKET = "agent.sock";

    private final Path folder;
    private final Duration lease;
    private final Map<String, Kept> watches = new ConcurrentHashMap<>();
    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private volatile long heard = System.nanoTime();
    private volatile boolean open = true;

    Desk(Path folder, Duration lease) {
        this.folder = folder;
        this.lease = lease;
    }

    /**
     * Returns when it was told to leave and keeps nothing any more, or when nobody was heard for
     * the length of the lease.
     */
    void serve() throws IOException {
        Path socket = folder.resolve(SOCKET);
        Files.deleteIfExists(socket);
        Files.writeString(
                folder.resolve("agent.pid"), Long.toString(ProcessHandle.current().pid()));
        find();
        try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            door.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().name("lease").daemon().start(() -> watchLease(door));
            while (open) {
                SocketChannel caller = door.accept();
                Thread.ofPlatform().name("caller").daemon().start(() -> attend(caller));
            }
        } catch (ClosedChannelException e) {
            // The lease or the coordinator closed the door.
        } finally {
            Files.deleteIfExists(socket);
        }
        orders.forEach((id, order) -> kept(id).end(order));
        orders.forEach((id, _) -> kept(id).awaitEnd());
        if (watches.isEmpty()) {
            Folders.delete(folder);
        }
    }

    /** Watches that an agent before this one left behind. */
    private void find() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.filter(Files::isDirectory).toList()) {
                watches.put(each.getFileName().toString(), Kept.found(each));
            }
        }
    }

    private void watchLease(ServerSocketChannel door) {
        try {
            while (open && System.nanoTime() - heard < lease.toNanos()) {
                Thread.sleep(200);
            }
            open = false;
            door.close();
        } catch (IOException | InterruptedException e) {
            System.err.println("the door could not be closed: " + e);
        }
    }

    private void attend(SocketChannel caller) {
        try (caller) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(caller));
            OutputStream out = Channels.newOutputStream(caller);
            while (open) {
                Message asked = Message.read(in);
                heard = System.nanoTime();
                answer(asked, out);
                open &= !asked.word().equals("leave") || !watches.isEmpty();
            }
        } catch (IOException e) {
            // The caller has gone; the watches go on.
        }
    }

    private void answer(Message asked, OutputStream out) throws IOException {
        if (asked.word().equals("fetch")) {
            fetch(asked, out);
            return;
        }
        Message said;
        try {
            said = answer(asked);
        } catch (IOException | RuntimeException e) {
            said = Message.of("failed").with("why", String.valueOf(e.getMessage()));
        }
        out.write(said.bytes());
        out.flush();
    }

    private Message answer(Message asked) throws IOException {
        return switch (asked.word()) {
            case "hello" ->
                    Message.of("hello")
                            .with("pid", ProcessHandle.current().pid())
                            .with("boot", Heads.boot())
                            .with("java", System.getProperty("java.version"));
            case "ping" ->
                    Message.of("pong").with("mono", System.nanoTime()).with("wall", Instant.now());
            case "start" -> start(Order.of(asked));
            case "read" -> read(name(asked));
            case "end" -> {
                Order order = Order.of(asked);
                kept(name(asked)).end(order);
                yield kept(name(asked)).state();
            }
            case "state" -> kept(name(asked)).state();
            case "forget" -> forget(name(asked));
            case "leave" -> Message.of(watches.isEmpty() ? "left" : "staying");
            default -> Message.of("failed").with("why", "unknown word " + asked.word());
        };
    }

    private Message start(Order order) throws IOException {
        String name = name(order.request().id());
        Kept before = watches.get(name);
        if (before != null && before.underWay()) {
            return before.state();
        }
        Path own = folder.resolve(name);
        if (before != null) {
            forget(name);
        }
        Files.createDirectories(own);
        Kept kept = new Kept(own, make(order, own));
        watches.put(name, kept);
        orders.put(name, order);
        kept.begin();
        return kept.state();
    }

    /** One that still looks is ended first, and what it saw is let go of. */
    private Message forget(String name) throws IOException {
        Order order = orders.get(name);
        if (order != null) {
            kept(name).end(order);
            kept(name).awaitEnd();
        }
        Folders.delete(kept(name).folder());
        watches.remove(name);
        orders.remove(name);
        return Message.of("forgotten");
    }

    private static String name(Message asked) {
        return name(asked.text("id"));
    }

    /** Ids become names of folders. */
    private static String name(String id) {
        return id.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static Watching make(Order order, Path own) throws CannotWatch {
        String stream = order.request().drill() + "/" + order.request().id() + "/" + Instant.now();
        WatchRequest request = order.request();
        return switch (order.place()) {
            case WatchedPlace.Data(WatchedDatabase database) ->
                    switch (request.kind()) {
                        case WatchKinds.LEDGER -> new LedgerWatch(request, database, own, stream);
                        case WatchKinds.SENTINEL ->
                                new SentinelWatch(request, database, own, stream);
                        case WatchKinds.ROLES ->
                                new RolesWatch(request, RolesWatch.Members.of(database), own);
                        default ->
                                throw new CannotWatch(
                                        "nobody knows how to watch " + request.kind());
                    };
            case WatchedPlace.Orders orders -> new OrdersWatch(request, orders, own, stream);
            case WatchedPlace.Hosts(var hosts) ->
                    switch (request.kind()) {
                        case WatchKinds.PATH -> new PathWatch(request, own, stream);
                        case WatchKinds.SESSION -> new SessionWatch(request, own, stream);
                        case WatchKinds.LOCK ->
                                new RolesWatch(
                                        request, RolesWatch.Members.lock(request, hosts), own);
                        default ->
                                new RolesWatch(
                                        request, RolesWatch.Members.trading(request, hosts), own);
                    };
        };
    }

    private Message read(String id) {
        Kept kept = watches.get(id);
        if (kept == null || !kept.running()) {
            return Message.of("none");
        }
        WatchReading reading = kept.watching().reading();
        Message said =
                Message.of("reading")
                        .with("due", reading.due())
                        .with("good", reading.good())
                        .with("failed", reading.failed())
                        .with("unknown", reading.unknown())
                        .with("recent", reading.recent());
        if (reading.lastGood().isPresent()) {
            said = said.with("lastGood", reading.lastGood().getAsLong());
        }
        if (reading.badSince().isPresent()) {
            said = said.with("badSince", reading.badSince().getAsLong());
        }
        return said;
    }

    private Kept kept(String name) {
        Kept kept = watches.get(name);
        if (kept == null) {
            throw new IllegalArgumentException("the agent keeps no watch " + name);
        }
        return kept;
    }

    private void fetch(Message asked, OutputStream out) throws IOException {
        Path file = kept(name(asked)).folder().resolve(Path.of(asked.text("file")).getFileName());
        out.write(Message.of("bytes").with("count", Files.size(file)).bytes());
        Files.copy(file, out);
        out.flush();
    }
}
