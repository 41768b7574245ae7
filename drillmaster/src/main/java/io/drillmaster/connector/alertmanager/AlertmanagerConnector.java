package io.drillmaster.connector.alertmanager;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.http.Expected;
import io.drillmaster.connector.http.Reply;
import io.drillmaster.connector.http.Servers;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Looks at alerts and silences, and sends test alerts that end by themselves. */
public final class AlertmanagerConnector implements SettlingPerformer {

    private final InstantSource clock;
    private final Source source;
    private final Repertoire repertoire = new Repertoire("alertmanager");

    /**
     * @param clock says when a test alert begins and ends, and how old others are
     */
    public AlertmanagerConnector(Collection<Servers> services, InstantSource clock) {
        this.clock = clock;
        this.source = new Source(services);
        TestAlerts tests = new TestAlerts(source, clock);
        repertoire
                .can(AlertmanagerVerbs.reach(), source.names(), this::reach)
                .can(AlertmanagerVerbs.alerts(), source.names(), this::alerts)
                .can(AlertmanagerVerbs.silences(), source.names(), this::silences)
                .can(AlertmanagerVerbs.heard(), source.names(), this::heard)
                .can(AlertmanagerVerbs.push(), source.names(), tests::push, tests::pushed)
                .can(AlertmanagerVerbs.end(), source.names(), tests::end, tests::ended);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome reach(Call call) {
        return source.asked(
                call,
                "/api/v2/status",
                Deadline.in(call.limit()),
                json -> {
                    String since = json.path("uptime").asString("");
                    Instant began = OffsetDateTime.parse(since).toInstant();
                    return new Outcome.Done(
                            Facts.of(
                                    Map.of(
                                            "ready", "yes",
                                            "version",
                                                    json.at("/versionInfo/version").asString("?"),
                                            "cluster", json.at("/cluster/status").asString("?"),
                                            "up", Firing.since(began, clock.instant()))));
                });
    }

    private Outcome alerts(Call call) {
        return meant(call, call.with().getOrDefault("matching", "alertname=~.*"), this::alerts);
    }

    private Outcome alerts(Call call, Expected meant) {
        Source.Listing listing = source.list(call, Deadline.in(call.limit()));
        List<Alert> those =
                listing.alerts().stream().filter(each -> meant.matches(each.labels())).toList();
        return listing.isRead()
                ? new Outcome.Done(Firing.facts(those, clock.instant()))
                : listing.asked();
    }

    private Outcome silences(Call call) {
        Map<String, String> labels;
        try {
            labels = TestAlert.labels(call.with().getOrDefault("labels", ""));
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(Source.what(call) + ": " + e.getMessage());
        }
        return source.asked(
                call,
                "/api/v2/silences",
                Deadline.in(call.limit()),
                json ->
                        json.isArray()
                                ? new Outcome.Done(Silences.facts(json, labels))
                                : Source.unreadable(call, "its silences are no list"));
    }

    private Outcome heard(Call call) {
        String drill = Token.drill(call);
        String labels = call.argument("matching").orElse(Alert.MARK + "=~" + drill + ".+");
        if (drill.isEmpty() && call.argument("matching").isEmpty()) {
            return new Outcome.Refused(
                    Source.what(call)
                            + " belongs to no drill whose test alert could be meant; say which with"
                            + " `matching`");
        }
        return meant(call, labels, this::heard);
    }

    private Outcome heard(Call call, Expected meant) {
        String port = call.with().getOrDefault("port", "");
        SortedMap<String, URI> pages = new TreeMap<>();
        try {
            for (var root : source.service(call).roots().entrySet()) {
                pages.put(
                        root.getKey(),
                        URI.create(
                                "http://%s:%d"
                                        .formatted(
                                                root.getValue().getHost(),
                                                Integer.parseInt(port))));
            }
            return new Servers(call.on(), pages)
                    .first(
                            source.http(),
                            call.with().getOrDefault("path", "/"),
                            Deadline.in(call.limit()),
                            Source.what(call),
                            answered -> told(call, answered, meant));
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(
                    "%s cannot ask port \"%s\": %s"
                            .formatted(Source.what(call), port, e.getMessage()));
        }
    }

    private Outcome told(Call call, Reply.Answered answered, Expected meant) {
        return Heard.all(answered.body())
                .<Outcome>map(all -> new Outcome.Done(Heard.facts(all, meant, clock.instant())))
                .orElseGet(() ->
                        new Outcome.Refused(
                                "%s: a line that the webhook shows is no alert"
                                        .formatted(Source.what(call))));
    }

    private static Outcome meant(
            Call call, String labels, BiFunction<Call, Expected, Outcome> look) {
        Expected meant;
        try {
            meant = Expected.of(labels);
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(
                    "%s cannot tell which alerts are meant: %s"
                            .formatted(Source.what(call), e.getMessage()));
        }
        return look.apply(call, meant);
    }

    @Override
    public void close() {
        source.close();
    }
}
