package io.drillmaster.connector.http;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Looks at one page of a host, or at the alerts that an Alertmanager there lists. */
public final class HttpConnector implements Performer {

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
                        .can(page(), this.addresses.keySet(), this::get)
                        .can(alertList(), this.addresses.keySet(), this::alerts);
    }

    private static Verb page() {
        return Verb.reads(
                        "http.get",
                        TargetKind.HOST,
                        List.of("status", "time", "bytes"),
                        "Asks a host for one page over plain HTTP.")
                .taking(
                        new Argument("port", true, "the TCP port to ask at"),
                        new Argument(
                                "path",
                                false,
                                "the page, beginning with a slash; / when left out"));
    }

    private static Verb alertList() {
        return Verb.reads(
                        "http.alerts",
                        TargetKind.HOST,
                        List.of("firing", "expected", "suppressed", "names"),
                        "Counts the alerts that the Alertmanager of a host lists, those that are"
                                + " expected by themselves.")
                .taking(
                        new Argument("port", true, "the TCP port of the Alertmanager"),
                        new Argument(
                                "path", false, "where its list is; /api/v2/alerts when left out"),
                        new Argument(
                                "expected",
                                false,
                                "labels of alerts that the drill raises, such as"
                                        + " alertname=HostDown,host=nyc-db1"));
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome get(Call call) {
        return ask(call, "/", answered -> new Outcome.Done(facts(answered)));
    }

    private Outcome alerts(Call call) {
        final Expected expected;
        try {
            expected = Expected.of(call.with().getOrDefault("expected", ""));
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(
                    "http.alerts on %s cannot tell what is expected: %s"
                            .formatted(call.on(), e.getMessage()));
        }
        return ask(call, "/api/v2/alerts", answered -> listed(call, answered, expected));
    }

    private static Outcome listed(Call call, Reply.Answered answered, Expected expected) {
        return Optional.of(answered)
                .filter(Reply.Answered::well)
                .flatMap(each -> Alerts.facts(each.body(), expected))
                .<Outcome>map(Outcome.Done::new)
                .orElseGet(() ->
                        new Outcome.Refused(
                                "what answers on %s is no list of alerts: %s"
                                        .formatted(call.on(), answered.said())));
    }

    /** Asks for a page, and reads what is answered. */
    private Outcome ask(Call call, String otherwise, Function<Reply.Answered, Outcome> read) {
        String port = call.with().getOrDefault("port", "");
        String path = call.with().getOrDefault("path", otherwise);
        Reply reply;
        try {
            String address = addresses.getOrDefault(call.on(), "");
            URI uri =
                    new URI("http", null, address, Integer.parseInt(port), null, null, null)
                            .resolve(path);
            reply = http.get(uri, Deadline.in(call.limit()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return new Outcome.Refused(
                    "%s on %s cannot ask port \"%s\" for \"%s\": %s"
                            .formatted(call.verb(), call.on(), port, path, e.getMessage()));
        }
        return reply instanceof Reply.Answered answered
                ? read.apply(answered)
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
