package io.drillmaster.connector.http;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at one page of a host. */
public final class HttpConnector implements Connector {

    private final SortedMap<String, String> addresses;
    private final Http http = new Http();
    private final Repertoire repertoire;

    /**
     * @param addresses host name to the address it is asked at
     */
    public HttpConnector(Map<String, String> addresses) {
        this.addresses = new TreeMap<>(addresses);
        this.repertoire =
                new Repertoire("http")
                        .can(
                                Verb.reads(
                                                "http.get",
                                                TargetKind.HOST,
                                                List.of("status", "time", "bytes"),
                                                "Asks a host for one page over plain HTTP.")
                                        .taking(
                                                new Argument(
                                                        "port", true, "the TCP port to ask at"),
                                                new Argument(
                                                        "path",
                                                        false,
                                                        "the page, beginning with a slash; / when"
                                                                + " left out")),
                                this.addresses.keySet(),
                                this::get);
    }

    @Override
    public List<Verb> verbs() {
        return repertoire.verbs();
    }

    @Override
    public Outcome perform(Call call) {
        return repertoire.perform(call);
    }

    private Outcome get(Call call) {
        String port = call.with().getOrDefault("port", "");
        String path = call.with().getOrDefault("path", "/");
        URI uri;
        try {
            String address = addresses.getOrDefault(call.on(), "");
            uri =
                    new URI("http", null, address, Integer.parseInt(port), null, null, null)
                            .resolve(path);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return new Outcome.Refused(
                    "http.get on %s cannot ask port \"%s\" for \"%s\": %s"
                            .formatted(call.on(), port, path, e.getMessage()));
        }
        Reply reply = http.get(uri, Deadline.in(call.limit()));
        return reply instanceof Reply.Answered answered
                ? new Outcome.Done(facts(answered))
                : Reply.unanswered(reply);
    }

    private static Facts facts(Reply.Answered answered) {
        return Facts.of(
                Map.of(
                        "status",
                        String.valueOf(answered.status()),
                        "time",
                        String.format(
                                Locale.ROOT, "%.3fms", (answered.heard() - answered.asked()) / 1e6),
                        "bytes",
                        answered.bytes() + "B"));
    }

    @Override
    public void close() {
        http.close();
    }
}
