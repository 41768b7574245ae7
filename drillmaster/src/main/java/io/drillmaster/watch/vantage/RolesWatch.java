package io.drillmaster.watch.vantage;

import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.TransitionWriter;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchedDatabase;
import io.drillmaster.watch.probe.RoleLook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks every member for its role, and keeps each change. */
final class RolesWatch implements Watching {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    /** Whom to ask, and how to read what he says. */
    record Members(SortedMap<String, String> pages, Function<String, RoleLook.Said> read) {

        static Members of(WatchedDatabase database) {
            SortedMap<String, String> pages = new TreeMap<>();
            database.members().forEach(each -> pages.put(each.name(), each.rest() + "/patroni"));
            return new Members(pages, RoleLook::patroni);
        }

        /** The trading system on each host. */
        static Members trading(WatchRequest request, SortedMap<String, String> hosts) {
            String port = request.with().getOrDefault("port", "80");
            String path = request.with().getOrDefault("path", "/health");
            SortedMap<String, String> pages = new TreeMap<>(hosts);
            pages.replaceAll((_, address) -> "http://" + address + ":" + port + path);
            return new Members(pages, RoleLook::trading);
        }

        /** Consul's servers, each of which answers for its leader. */
        static Members lock(WatchRequest request, SortedMap<String, String> roots) {
            String key = request.with().getOrDefault("key", "");
            SortedMap<String, String> pages = new TreeMap<>(roots);
            pages.replaceAll((_, root) -> root + "/v1/kv/" + key);
            return new Members(pages, RoleLook::lock);
        }
    }

    private final WatchRequest request;
    private final Members members;
    private final Path folder;
    private final List<RoleLook> looks = new ArrayList<>();
    private @Nullable TransitionWriter capture;

    RolesWatch(WatchRequest request, Members members, Path folder) {
        this.request = request;
        this.members = members;
        this.folder = folder;
    }

    private Path file() {
        return folder.resolve("roles.capture");
    }

    @Override
    public SortedMap<String, String> begin() throws IOException, InterruptedException {
        CaptureHead head =
                Heads.from("roles", "", request.every().toNanos(), RoleLook.LIMIT.toNanos(), 0);
        TransitionWriter writer = TransitionWriter.create(file(), head);
        capture = writer;
        members.pages()
                .forEach((name, page) ->
                        looks.add(
                                new RoleLook(name, page, members.read(), request.every(), writer)));
        looks.forEach(RoleLook::begin);
        long until = System.nanoTime() + PATIENCE;
        while (looks.stream().noneMatch(look -> look.answered() > 0)) {
            if (System.nanoTime() > until) {
                stop();
                throw new CannotWatch(
                        "no member of %s told its role within 10 s: %s"
                                .formatted(
                                        request.on(),
                                        looks.stream()
                                                .map(RoleLook::trouble)
                                                .distinct()
                                                .collect(Collectors.joining("; "))));
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return new TreeMap<>(Map.of("members", String.join(",", members.pages().keySet())));
    }

    @Override
    public WatchReading reading() {
        long asked = looks.stream().mapToLong(RoleLook::asked).sum();
        long answered = looks.stream().mapToLong(RoleLook::answered).sum();
        long silent = looks.stream().filter(look -> !look.trouble().isEmpty()).count();
        return new WatchReading(
                asked,
                answered,
                asked - answered,
                0,
                1 - (double) silent / Math.max(1, looks.size()),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    @Override
    public Left end(Order order) throws IOException, InterruptedException {
        stop();
        if (capture != null) {
            capture.seal(looks.stream().mapToLong(RoleLook::asked).sum());
        }
        String trouble =
                looks.stream().map(RoleLook::lost).distinct().collect(Collectors.joining(""));
        return new Left(List.of(file()), trouble);
    }

    private void stop() throws InterruptedException {
        for (RoleLook look : looks) {
            look.end();
        }
    }
}
