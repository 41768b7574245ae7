package io.drillmaster.connector.alertmanager;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.http.Http;
import io.drillmaster.connector.http.Servers;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Alertmanagers of an estate, asked and told over their second interface. */
final class Source implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALERTS = "/api/v2/alerts";

    private final Http http = new Http();
    private final SortedMap<String, Servers> services;

    Source(Collection<Servers> services) {
        this.services = Servers.byName(services);
    }

    /**
     * What came of asking for all alerts.
     *
     * @param asked done when the list was read
     */
    record Listing(Outcome asked, List<Alert> alerts) {

        Listing {
            alerts = List.copyOf(alerts);
        }

        boolean isRead() {
            return asked instanceof Outcome.Done;
        }
    }

    Set<String> names() {
        return services.keySet();
    }

    Http http() {
        return http;
    }

    Servers service(Call call) {
        return Objects.requireNonNull(services.get(call.on()));
    }

    Listing list(Call call, Deadline deadline) {
        List<Alert> alerts = new ArrayList<>();
        Outcome asked =
                asked(
                        call,
                        ALERTS,
                        deadline,
                        json -> {
                            if (!json.isArray()) {
                                return unreadable(call, "its alerts are no list");
                            }
                            json.forEach(each -> alerts.add(Alert.of(each)));
                            return new Outcome.Done(Facts.NONE);
                        });
        return new Listing(asked, asked instanceof Outcome.Done ? alerts : List.of());
    }

    Outcome post(Call call, String json, Deadline deadline, Outcome done) {
        return service(call).postToAll(http, ALERTS, json, deadline, what(call), done);
    }

    Outcome asked(Call call, String path, Deadline deadline, Function<JsonNode, Outcome> read) {
        return service(call)
                .first(
                        http,
                        path,
                        deadline,
                        what(call),
                        answered -> {
                            try {
                                return read.apply(JSON.readTree(answered.body()));
                            } catch (JacksonException | DateTimeException e) {
                                return unreadable(call, answered.said());
                            }
                        });
    }

    static Outcome unreadable(Call call, String why) {
        return new Outcome.Refused(
                "%s: what answers is no Alertmanager that we can read: %s"
                        .formatted(what(call), why));
    }

    static String what(Call call) {
        return call.verb() + " on " + call.on();
    }

    @Override
    public void close() {
        http.close();
    }
}
