package io.drillmaster.connector.trading;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.http.Http;
import io.drillmaster.connector.http.Reply;
import io.drillmaster.connector.postgres.Pairs;
import io.drillmaster.connector.postgres.PostgresCluster;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Holds the positions that database, risk engines and client keep against one another. */
public final class TradingConnector implements Performer {

    private static final Verb POSITIONS =
            Verb.reads(
                            "trading.positions",
                            TargetKind.FIX,
                            List.of("differing", "compared", "sources", "first"),
                            "Compares the positions made of durable trades with those of the risk"
                                    + " engines and of the client.")
                    .taking(
                            new Argument("database", true, "the database that keeps the trades"),
                            new Argument("client", true, "the host of the client"),
                            new Argument(
                                    "risk-port", false, "where risk engines answer, else 8082"),
                            new Argument("client-port", false, "where the client does, else 8090"));

    private final Http http = new Http();
    private final SortedMap<String, TradingSystem> systems = new TreeMap<>();
    private final SortedMap<String, PostgresCluster> databases = new TreeMap<>();
    private final Map<String, String> addresses;
    private final Repertoire repertoire;

    /**
     * @param addresses every host's name to the address it is asked at
     */
    public TradingConnector(
            Collection<TradingSystem> systems,
            Collection<PostgresCluster> databases,
            Map<String, String> addresses) {
        systems.forEach(system -> this.systems.put(system.name(), system));
        databases.forEach(database -> this.databases.put(database.name(), database));
        this.addresses = Map.copyOf(addresses);
        this.repertoire =
                new Repertoire("trading").can(POSITIONS, this.systems.keySet(), this::positions);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome positions(Call call) {
        PostgresCluster database = databases.get(call.with().getOrDefault("database", ""));
        String client = call.with().getOrDefault("client", "");
        String address = addresses.getOrDefault(client, "");
        if (database == null || address.isEmpty()) {
            return new Outcome.Refused(
                    "%s knows the databases %s and the hosts %s; it was asked for %s and %s"
                            .formatted(
                                    call.verb(),
                                    databases.keySet(),
                                    new TreeSet<>(addresses.keySet()),
                                    call.with().getOrDefault("database", "none"),
                                    client));
        }
        Deadline deadline = Deadline.in(call.limit());
        SortedMap<String, URI> pages = new TreeMap<>();
        Objects.requireNonNull(systems.get(call.on()))
                .hosts()
                .forEach((host, at) -> pages.put(host, page(call, "risk-port", at, "8082")));
        URI own = page(call, "client-port", address, "8090");
        return compare(call, database, new Asking(pages, client, own), deadline);
    }

    /** Whom to ask over HTTP. */
    private record Asking(SortedMap<String, URI> risk, String client, URI own) {

        List<String> pages() {
            return Stream.concat(risk.values().stream(), Stream.of(own))
                    .map(URI::toString)
                    .toList();
        }
    }

    private static URI page(Call call, String port, String address, String otherwise) {
        return URI.create(
                "http://%s:%s/positions"
                        .formatted(address, call.with().getOrDefault(port, otherwise)));
    }

    private Outcome compare(Call call, PostgresCluster database, Asking asking, Deadline deadline) {
        Outcome trades = Pairs.ofPrimary(database, Book.OF_TRADES, deadline);
        Outcome kept = Pairs.ofPrimary(database, Book.OF_POSITIONS, deadline);
        if (!(trades instanceof Outcome.Done made)) {
            return trades;
        }
        if (!(kept instanceof Outcome.Done beside)) {
            return kept;
        }
        List<Book> books = new ArrayList<>();
        books.add(Book.of("the trades in " + database.name(), made.facts()));
        books.add(Book.of("the positions in " + database.name(), beside.facts()));
        List<String> trouble = new ArrayList<>();
        // Of a lost site nobody answers, and that must not take the time of the others.
        SortedMap<String, Reply> replies =
                AtOnce.all(
                        asking.pages(),
                        page -> http.get(URI.create(page), deadline),
                        deadline.part(2));
        asking.risk()
                .forEach((host, page) ->
                        add(books, trouble, "risk on " + host, replies.get(page.toString())));
        if (books.size() == 2) {
            return new Outcome.Refused(
                    "%s on %s: no risk engine tells its positions: %s"
                            .formatted(call.verb(), call.on(), String.join("; ", trouble)));
        }
        int before = books.size();
        add(
                books,
                trouble,
                "the client on " + asking.client(),
                replies.get(asking.own().toString()));
        if (books.size() == before) {
            return new Outcome.Refused(
                    "%s on %s: the client tells no positions: %s"
                            .formatted(call.verb(), call.on(), trouble.getLast()));
        }
        return new Outcome.Done(Agreement.of(books));
    }

    private static void add(
            List<Book> books, List<String> trouble, String source, @Nullable Reply reply) {
        switch (reply) {
            case null -> trouble.add(source + " did not answer in time");
            case Reply.Answered answered when answered.well() -> {
                try {
                    books.add(Book.of(source, answered.body()));
                } catch (JacksonException | IllegalArgumentException e) {
                    trouble.add(source + " told something else: " + answered.said());
                }
            }
            case Reply.Answered answered -> trouble.add(source + ": " + answered.said());
            case Reply.NotSent not -> trouble.add(not.why());
            case Reply.NoAnswer no -> trouble.add(no.why());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
