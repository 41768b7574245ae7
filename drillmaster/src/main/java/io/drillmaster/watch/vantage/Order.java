package io.drillmaster.watch.vantage;

import io.drillmaster.connector.Secret;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchedDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the agent is told to watch; it crosses the wire as one {@link Message}. */
record Order(WatchRequest request, WatchedDatabase database) {

    Message message(String word) {
        Message message =
                Message.of(word)
                        .with("drill", request.drill())
                        .with("id", request.id())
                        .with("kind", request.kind())
                        .with("on", request.on())
                        .with("every", request.every().toNanos())
                        .with("db.name", database.name())
                        .with("db.writes", String.join(",", database.writes()))
                        .with("db.database", database.database())
                        .with("db.user", database.user())
                        .with("db.password", database.password().reveal())
                        .with("db.ssl", database.sslMode());
        for (WatchedDatabase.Member member : database.members()) {
            message =
                    message.with("address." + member.name(), member.address())
                            .with("rest." + member.name(), member.rest());
        }
        SortedMap<String, String> with = new TreeMap<>();
        request.with().forEach((name, value) -> with.put("with." + name, value));
        return message.withAll(with);
    }

    static Order of(Message message) {
        List<WatchedDatabase.Member> members = new ArrayList<>();
        message.under("address.")
                .forEach((name, address) ->
                        members.add(
                                new WatchedDatabase.Member(
                                        name, address, message.text("rest." + name))));
        String writes = message.text("db.writes");
        return new Order(
                new WatchRequest(
                        message.text("drill"),
                        message.text("id"),
                        message.text("kind"),
                        message.text("on"),
                        message.under("with."),
                        Duration.ofNanos(message.number("every"))),
                new WatchedDatabase(
                        message.text("db.name"),
                        writes.isEmpty() ? List.of() : List.of(writes.split(",", -1)),
                        members,
                        message.text("db.database"),
                        message.text("db.user"),
                        new Secret(message.text("db.password")),
                        message.text("db.ssl")));
    }
}
