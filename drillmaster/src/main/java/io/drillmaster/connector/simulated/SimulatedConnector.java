package io.drillmaster.connector.simulated;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Expires;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.Settles;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Offers the verbs of one technology, and performs them on the simulated estate. */
public final class SimulatedConnector implements Connector, Settles, Expires {

    private final SimulatedEstate estate;
    private final SimulatedArming arming;
    private final Repertoire repertoire;

    /** Stands in for a real connector: it offers the same verbs, so no runbook can tell. */
    public SimulatedConnector(Connector real, SimulatedEstate estate) {
        this.estate = estate;
        this.arming = new SimulatedArming(estate);
        String first = real.verbs().getFirst().name();
        this.repertoire = new Repertoire(first.substring(0, first.indexOf('.')));
        for (Verb verb : real.verbs()) {
            repertoire.can(verb, targets(verb), this::deed, this::look);
        }
    }

    @Override
    public List<Verb> verbs() {
        return repertoire.verbs();
    }

    @Override
    public Outcome perform(Call call) {
        // Several may be asked at the same time, and there is one estate.
        synchronized (estate) {
            return repertoire.perform(call);
        }
    }

    @Override
    public Outcome settle(Call call) {
        return repertoire.settle(call);
    }

    @Override
    public boolean canExpire(String verb) {
        return verbs().stream().anyMatch(each -> each.name().equals(verb) && each.expires());
    }

    @Override
    public Outcome arm(Call call, Duration lease) {
        return repertoire.checked(call, it -> arming.arm(it, lease));
    }

    @Override
    public Outcome renew(Call call, Duration lease) {
        return repertoire.checked(call, it -> arming.renew(it, lease));
    }

    @Override
    public Outcome disarm(Call call) {
        return repertoire.checked(call, arming::disarm);
    }

    @Override
    public Outcome armed(Call call) {
        return repertoire.checked(call, arming::armed);
    }

    private List<String> targets(Verb verb) {
        return switch (verb.target()) {
            case HOST -> estate.cluster().hosts();
            case DATABASE -> List.of(estate.cluster().database());
            case EDGES -> List.of("edges");
            case CONSUL -> List.of("consul");
            case ESTATE, MARKET, REDIS, DNS, S3, FIX, PROMETHEUS, ALERTMANAGER, MAIL, ADDRESS ->
                    List.of();
        };
    }

    private Outcome deed(Call call) {
        return switch (call.verb()) {
            case "patroni.cluster" -> looked(SimulatedFacts.cluster(estate));
            case "patroni.history" -> looked(SimulatedFacts.history(estate));
            case "patroni.settings" -> looked(SimulatedFacts.patroni(estate));
            case "postgres.settings" -> looked(SimulatedFacts.postgres());
            case "postgres.replication" -> looked(SimulatedFacts.replication(estate));
            case "consul.keys" -> looked(Map.of());
            case "consul.servers" -> looked(SimulatedFacts.consul());
            case "systemd.unit" -> answering(call.on(), Map.of("active", "active"));
            case "postgres.parity" -> looked(SimulatedFacts.parity(estate));
            case "postgres.client" -> looked(SimulatedFacts.client());
            case "haproxy.settings" -> looked(SimulatedFacts.haproxy());
            case "haproxy.backends" -> looked(SimulatedFacts.backends(estate));
            case "power.state" -> looked(SimulatedFacts.power(estate, call.on()));
            case "network.tables" -> tables(call.on());
            case "network.routes" -> answering(call.on(), SimulatedFacts.routes());
            case "network.symmetry" -> answering(call.on(), SimulatedFacts.symmetry());
            case "network.isolate" -> isolate(call);
            case "network.heal" -> heal(call.on());
            case "patroni.flags" -> looked(SimulatedNormal.patroni(estate));
            case "postgres.slots" -> looked(SimulatedNormal.postgres());
            case "haproxy.flags" -> looked(SimulatedNormal.haproxy(estate));
            case "host.normal" -> answering(call.on(), SimulatedNormal.host(estate, call.on()));
            case "http.alerts" -> looked(SimulatedFacts.alerts());
            case "host.logs" -> answering(call.on(), SimulatedFacts.logs());
            case "host.health" -> answering(call.on(), SimulatedFacts.health());
            case "ssh.reach" -> answering(call.on(), SimulatedFacts.reach());
            case "patroni.switchover" -> switchOver(call);
            case "postgres.crash" -> struck(call, 2, () -> estate.crash(call.on()));
            case "power.cut" -> struck(call, 40, () -> estate.cut(call.on()));
            case "power.on" -> restore(call.on());
            default -> new Outcome.Refused("the simulated estate has no model of " + call.verb());
        };
    }

    private Outcome look(Call call) {
        return switch (call.verb()) {
            case "power.cut" -> settled(bore(call).orElse(!estate.powered(call.on())));
            case "power.on" -> settled(estate.powered(call.on()));
            case "network.isolate" -> settled(estate.bears(Token.of(call).text()));
            case "network.heal" -> settled(estate.isolatedBy(call.on()).isEmpty());
            case "patroni.switchover" -> settled(!call.argument("from").equals(estate.leader()));
            case "postgres.crash" ->
                    bore(call)
                            .map(this::settled)
                            .orElseGet(() ->
                                    new Outcome.Unknown(
                                            "a restarted server does not tell who ended it"));
            default -> deed(call);
        };
    }

    /** Whether the estate bears the mark of a call; nothing can be said of a call without one. */
    private Optional<Boolean> bore(Call call) {
        return Optional.of(call.mark())
                .filter(mark -> !mark.isEmpty())
                .map(mark -> estate.bears(mark));
    }

    private Outcome settled(boolean happened) {
        return happened
                ? new Outcome.Done(Facts.NONE)
                : new Outcome.Refused("a look shows that it did not happen");
    }

    private Outcome looked(Map<String, String> facts) {
        estate.clock().pass(Duration.ofMillis(3));
        return new Outcome.Done(Facts.of(facts));
    }

    private Outcome answering(String host, Map<String, String> facts) {
        if (!estate.powered(host)) {
            estate.clock().pass(Duration.ofSeconds(1));
            return new Outcome.Refused(host + " does not answer");
        }
        return looked(facts);
    }

    private Outcome switchOver(Call call) {
        String from = call.argument("from").orElseThrow();
        if (!estate.leader().equals(Optional.of(from))) {
            return new Outcome.Refused(
                    from + " does not lead; " + estate.leader().orElse("nobody") + " does");
        }
        Optional<String> to = call.argument("to");
        if (to.isPresent() && !estate.streaming().contains(to.get())) {
            return new Outcome.Refused(to.get() + " is no streaming replica");
        }
        long asked = estate.clock().now();
        estate.switchOver(to);
        estate.clock().pass(Duration.ofMillis(2300));
        return new Outcome.Done(
                Facts.of(Map.of("leader", estate.leader().orElse("none"), "from", from)),
                Optional.of(new Bracket(asked, asked)));
    }

    private Outcome tables(String host) {
        return estate.powered(host)
                ? looked(SimulatedFacts.tables(estate, host))
                : new Outcome.Refused(host + " does not answer");
    }

    private Outcome isolate(Call call) {
        String token = Token.of(call).text();
        if (estate.leases().fired(token)) {
            return new Outcome.Refused(
                    "the lease of its arming is over, so that nothing would heal it");
        }
        return estate.isolatedBy(call.on()).isPresent()
                ? new Outcome.Refused(call.on() + " is isolated already")
                : struck(call, 15, () -> estate.isolate(call.on(), token));
    }

    private Outcome heal(String host) {
        if (!estate.powered(host)) {
            return new Outcome.Refused(host + " does not answer");
        }
        String removed = estate.isolatedBy(host).map(SimulatedFacts::table).orElse("none");
        estate.heal(host, estate.clock().now());
        estate.clock().pass(Duration.ofMillis(20));
        return new Outcome.Done(Facts.of(Map.of("removed", removed)));
    }

    private Outcome restore(String host) {
        if (!estate.powered(host)) {
            estate.restore(host);
        }
        estate.clock().pass(Duration.ofMillis(2500));
        return new Outcome.Done(Facts.of(new TreeMap<>(Map.of("power", "on"))));
    }

    private Outcome struck(Call call, long aroundMillis, Runnable blow) {
        String host = call.on();
        if (!estate.powered(host)) {
            return new Outcome.Refused(host + " is off already");
        }
        long before = estate.clock().now();
        estate.clock().pass(Duration.ofMillis(aroundMillis));
        blow.run();
        estate.mark(call.mark());
        estate.clock().pass(Duration.ofMillis(1));
        return new Outcome.Done(
                Facts.of(Map.of("host", host)),
                Optional.of(new Bracket(before, estate.clock().now())));
    }
}
