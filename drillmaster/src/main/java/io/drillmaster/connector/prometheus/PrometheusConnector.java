package io.drillmaster.connector.prometheus;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.http.Http;
import io.drillmaster.connector.http.Reply;
import io.drillmaster.connector.http.Servers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at values, targets and rules of a Prometheus; all of it only looks. */
public final class PrometheusConnector implements Performer {

    private static final JsonMapper JSON = new JsonMapper();

    /** Only of a series itself does Prometheus tell when it was sampled. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*(\\{[^{}]*})?|\\{[^{}]*}");

    private final InstantSource clock;
    private final Http http = new Http();
    private final SortedMap<String, Servers> services;
    private final Repertoire repertoire = new Repertoire("prometheus");

    /**
     * @param clock says how old a value is
     */
    public PrometheusConnector(Collection<Servers> services, InstantSource clock) {
        this.services = Servers.byName(services);
        this.clock = clock;
        repertoire
                .can(query(), this.services.keySet(), this::query)
                .can(targets(), this.services.keySet(), this::targets)
                .can(rules(), this.services.keySet(), this::rules);
    }

    private static Verb query() {
        return Verb.reads(
                        "prometheus.query",
                        TargetKind.PROMETHEUS,
                        Values.NAMES,
                        "Asks for the values of an expression now, and how old the newest sample is"
                                + " behind a plain series.")
                .taking(
                        new Argument("expression", true, "PromQL, such as up{job=\"node\"}"),
                        new Argument("unit", false, "what the values count: s, ms, B, % or none"));
    }

    private static Verb targets() {
        return Verb.reads(
                        "prometheus.targets",
                        TargetKind.PROMETHEUS,
                        Targets.NAMES,
                        "Counts the targets that are scraped, those that are down by name.")
                .taking(new Argument("job", false, "only those of this job"));
    }

    private static Verb rules() {
        return Verb.reads(
                "prometheus.rules",
                TargetKind.PROMETHEUS,
                Rules.NAMES,
                "Counts the rules that are loaded, those that fail, and how long ago the one that"
                        + " waits longest was evaluated.");
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome query(Call call) {
        String unit = call.with().getOrDefault("unit", "").strip();
        if (!Values.UNITS.contains(unit)) {
            return new Outcome.Refused(
                    "%s on %s: there is no unit `%s`; write s, ms, B or %%, or leave it out"
                            .formatted(call.verb(), call.on(), unit));
        }
        String expression = call.with().getOrDefault("expression", "").strip();
        Deadline deadline = Deadline.in(call.limit());
        Outcome asked = asked(call, query(expression), deadline, data -> Values.of(data, unit));
        if (!(asked instanceof Outcome.Done values) || !PLAIN.matcher(expression).matches()) {
            return asked;
        }
        String age = "max(time() - timestamp(" + expression + "))";
        return asked(call, query(age), deadline, data -> Values.aged(values.facts(), data));
    }

    private static String query(String expression) {
        return "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }

    private Outcome targets(Call call) {
        Optional<String> job = call.argument("job").filter(text -> !text.isBlank());
        return asked(
                call,
                "/api/v1/targets?state=active",
                Deadline.in(call.limit()),
                data -> Targets.of(data, job, clock.instant()));
    }

    private Outcome rules(Call call) {
        return asked(
                call,
                "/api/v1/rules",
                Deadline.in(call.limit()),
                data -> Rules.of(data, clock.instant()));
    }

    /** Asks, and reads the data of an answer that says success. */
    private Outcome asked(
            Call call, String path, Deadline deadline, Function<JsonNode, Optional<Facts>> read) {
        return Objects.requireNonNull(services.get(call.on()))
                .first(http, path, deadline, what(call), answered -> read(call, answered, read));
    }

    private static Outcome read(
            Call call, Reply.Answered answered, Function<JsonNode, Optional<Facts>> read) {
        return data(answered)
                .flatMap(read)
                .<Outcome>map(Outcome.Done::new)
                .orElseGet(() ->
                        new Outcome.Refused(
                                "%s: what answers is no Prometheus that we can read: %s"
                                        .formatted(what(call), answered.said())));
    }

    private static Optional<JsonNode> data(Reply.Answered answered) {
        try {
            JsonNode json = JSON.readTree(answered.body());
            return Optional.of(json.path("data"))
                    .filter(_ -> json.path("status").asString("").equals("success"));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String what(Call call) {
        return call.verb() + " on " + call.on();
    }

    @Override
    public void close() {
        http.close();
    }
}
