package io.drillmaster.watch.vantage;

import io.drillmaster.connector.Secret;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchedDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the agent is told to watch; it crosses the wire as one {@link Message}.
 *
 * @param database empty where none is watched
 */
record Order(WatchRequest request, Optional<WatchedDatabase> database) {

    Message message(String word) {
        SortedMap<String, String> with = new TreeMap<>();
        request.with().forEach((name, value) -> with.put("with." + name, value));
        database.ifPresent(each -> put(with, each));
        return Message.of(word)
                .with("drill", request.drill())
                .with("id", request.id())
                .with("kind", request.kind())
                .with("on", request.on())
                .with("every", request.every().toNanos())
                .withAll(with);
    }

    private static void put(SortedMap<String, String> with, WatchedDatabase database) {
        with.put("db.name", database.name());
        with.put("db.writes", String.join(",", database.writes()));
        with.put("db.database", database.database());
        with.put("db.user", database.user());
        with.put("db.password", database.password().reveal());
        with.put("db.ssl", database.sslMode());
        for (WatchedDatabase.Member member : database.members()) {
            with.put("address." + member.name(), member.address());
            with.put("rest." + member.name(), member.rest());
        }
    }

    /** The database, which a watch of this kind cannot do without. */
    WatchedDatabase watched() throws CannotWatch {
        return database.orElseThrow(
                () -> new CannotWatch(request.kind() + " watches a database, and none was named"));
    }

    static Order of(Message message) {
        return new Order(
                new WatchRequest(
                        message.text("drill"),
                        message.text("id"),
                        message.text("kind"),
                        message.text("on"),
                        message.under("with."),
                        Duration.ofNanos(message.number("every"))),
                Optional.of(message)
                        .filter(it -> it.values().containsKey("db.name"))
                        .map(Order::database));
    }

    private static WatchedDatabase database(Message message) {
        List<WatchedDatabase.Member> members = new ArrayList<>();
        message.under("address.")
                .forEach((name, address) ->
                        members.add(
                                new WatchedDatabase.Member(
                                        name, address, message.text("rest." + name))));
        String writes = message.text("db.writes");
        return new WatchedDatabase(
                message.text("db.name"),
                writes.isEmpty() ? List.of() : List.of(writes.split(",", -1)),
                members,
                message.text("db.database"),
                message.text("db.user"),
                new Secret(message.text("db.password")),
                message.text("db.ssl"));
    }
}
