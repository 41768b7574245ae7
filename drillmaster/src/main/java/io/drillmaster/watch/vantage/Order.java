package io.drillmaster.watch.vantage;

import io.drillmaster.connector.Secret;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchedDatabase;
import io.drillmaster.watch.WatchedPlace;
import io.drillmaster.watch.WatchedVenue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the agent is told to watch; it crosses the wire as one {@link Message}. */
record Order(WatchRequest request, WatchedPlace place) {

    Message message(String word) {
        Message message =
                Message.of(word)
                        .with("drill", request.drill())
                        .with("id", request.id())
                        .with("kind", request.kind())
                        .with("on", request.on())
                        .with("every", request.every().toNanos())
                        .withAll(prefixed("with.", request.with()));
        return switch (place) {
            case WatchedPlace.Data data -> data(message, data.database());
            case WatchedPlace.Orders orders ->
                    venue(data(message, orders.database()), orders.venue());
            case WatchedPlace.Hosts hosts -> message.withAll(prefixed("at.", hosts.hosts()));
        };
    }

    private static Message data(Message message, WatchedDatabase database) {
        Message said =
                message.with("db.name", database.name())
                        .with("db.writes", String.join(",", database.writes()))
                        .with("db.database", database.database())
                        .with("db.user", database.user())
                        .with("db.password", database.password().reveal())
                        .with("db.ssl", database.sslMode());
        for (WatchedDatabase.Member member : database.members()) {
            said =
                    said.with("address." + member.name(), member.address())
                            .with("rest." + member.name(), member.rest());
        }
        return said;
    }

    private static Message venue(Message message, WatchedVenue venue) {
        return message.with("venue.name", venue.name())
                .with("venue.gateways", String.join(",", venue.gateways()))
                .with("venue.sender", venue.sender())
                .with("venue.target", venue.target())
                .with("venue.password", venue.password().reveal());
    }

    private static SortedMap<String, String> prefixed(String prefix, Map<String, String> values) {
        SortedMap<String, String> all = new TreeMap<>();
        values.forEach((name, value) -> all.put(prefix + name, value));
        return all;
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
                place(message));
    }

    private static WatchedPlace place(Message message) {
        if (!message.values().containsKey("db.name")) {
            return new WatchedPlace.Hosts(message.under("at."));
        }
        WatchedDatabase database = database(message);
        return message.values().containsKey("venue.name")
                ? new WatchedPlace.Orders(venue(message), database)
                : new WatchedPlace.Data(database);
    }

    private static WatchedDatabase database(Message message) {
        List<WatchedDatabase.Member> members = new ArrayList<>();
        message.under("address.")
                .forEach((name, address) ->
                        members.add(
                                new WatchedDatabase.Member(
                                        name, address, message.text("rest." + name))));
        return new WatchedDatabase(
                message.text("db.name"),
                list(message.text("db.writes")),
                members,
                message.text("db.database"),
                message.text("db.user"),
                new Secret(message.text("db.password")),
                message.text("db.ssl"));
    }

    private static WatchedVenue venue(Message message) {
        return new WatchedVenue(
                message.text("venue.name"),
                list(message.text("venue.gateways")),
                message.text("venue.sender"),
                message.text("venue.target"),
                new Secret(message.text("venue.password")),
                new TreeMap<>());
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }
}
