package io.drillmaster.connector.fix;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.Settles;
import io.drillmaster.connector.Verb;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Speaks FIX with the gateways of a venue: each call is a session of its own. A venue that knows
 * our session already, because a watch holds it, lets no second one in.
 */
public final class FixConnector implements Connector, Settles {

    private final SortedMap<String, FixGateways> venues = new TreeMap<>();
    private final Repertoire repertoire = new Repertoire("fix");

    public FixConnector(Collection<FixGateways> venues) {
        venues.forEach(venue -> this.venues.put(venue.name(), venue));
        Set<String> names = this.venues.keySet();
        repertoire
                .can(FixVerbs.logon(), names, this::logon)
                .can(FixVerbs.status(), names, this::status)
                .can(FixVerbs.order(), names, this::order, call -> at(call, Placing::wasPlaced))
                .can(
                        FixVerbs.cancel(),
                        names,
                        call -> at(call, Placing::cancel),
                        call -> at(call, Placing::wasCancelled));
    }

    @Override
    public List<Verb> verbs() {
        return repertoire.verbs();
    }

    /** One session at a time: a venue takes each name once. */
    @Override
    public synchronized Outcome perform(Call call) {
        return repertoire.perform(call);
    }

    @Override
    public synchronized Outcome settle(Call call) {
        return repertoire.settle(call);
    }

    private FixGateways venue(Call call) {
        return Objects.requireNonNull(venues.get(call.on()));
    }

    private Outcome at(Call call, BiFunction<Placing, Gateway.Open, Outcome> deed) {
        Placing placing = new Placing(call, venue(call).sender());
        return new Gateway(venue(call), call).first(open -> deed.apply(placing, open));
    }

    private Outcome order(Call call) {
        return new Placing(call, venue(call).sender())
                .wrong()
                .orElseGet(() -> at(call, Placing::place));
    }

    private Outcome logon(Call call) {
        return new Gateway(venue(call), call)
                .first(open ->
                        new Outcome.Done(
                                Facts.of(
                                        Map.of(
                                                "host",
                                                open.host(),
                                                "time",
                                                Placing.millis(open.took()),
                                                "passed",
                                                open.passed().isEmpty()
                                                        ? "none"
                                                        : String.join("; ", open.passed())))));
    }

    private Outcome status(Call call) {
        return new Gateway(venue(call), call)
                .first(open ->
                        MassStatus.of(
                                open,
                                orders -> new Outcome.Done(counted(open.host(), orders.values()))));
    }

    private static Facts counted(String host, Collection<Execution> orders) {
        return Facts.of(
                Map.of(
                        "host",
                        host,
                        "orders",
                        String.valueOf(orders.size()),
                        "open",
                        String.valueOf(orders.stream().filter(Execution::open).count()),
                        "filled",
                        count(orders, "filled"),
                        "cancelled",
                        count(orders, "cancelled")));
    }

    private static String count(Collection<Execution> orders, String status) {
        return String.valueOf(
                orders.stream().filter(order -> order.status().equals(status)).count());
    }
}
