package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Unfolded;
import io.drillmaster.plan.Injection;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Plan, journal and captures of one drill, laid out on one line of time. */
public final class CaseFile {

    private final Plan plan;
    private final List<Entry> entries;
    private final Captures captures;
    private final Axis axis;
    private Optional<Injected> injected = Optional.empty();

    public CaseFile(Plan plan, List<Entry> entries, Captures captures) {
        this.plan = Unfolded.plan(plan, entries);
        this.entries = List.copyOf(entries);
        this.captures = captures;
        this.axis = new Axis(entries, homeSitting());
    }

    /** The sitting that called the injection, so that most spans need no second clock. */
    private int homeSitting() {
        return called().map(e -> e.at().sitting())
                .orElseGet(() -> entries.isEmpty() ? 1 : entries.getFirst().at().sitting());
    }

    private Optional<Entry> called() {
        Set<String> steps =
                plan.injections().stream().map(Injection::step).collect(Collectors.toSet());
        return entries.stream()
                .filter(e -> e.event() instanceof Event.Called c && steps.contains(c.step()))
                .findFirst();
    }

    Plan plan() {
        return plan;
    }

    List<Entry> entries() {
        return entries;
    }

    Captures captures() {
        return captures;
    }

    Axis axis() {
        return axis;
    }

    /** True when the injection drains what a disaster would lose. */
    boolean graceful() {
        return plan.injection().map(i -> i.fidelity() == Fidelity.GRACEFUL).orElse(false);
    }

    Leftovers leftovers() {
        return Leftovers.of(entries);
    }

    /** Every objective asks, and the writes tried at the target need be walked but once. */
    Injected injected() {
        if (injected.isEmpty()) {
            Map<String, Injected> hosts = new LinkedHashMap<>();
            plan.injections().forEach(each -> hosts.put(each.on(), injected(each)));
            injected = Optional.of(Injected.together(hosts));
        }
        return injected.orElseThrow();
    }

    /**
     * When the fault made hosts fall silent, on the clock of a watch. A host is silent once it has
     * no power, and once the router before it has none.
     */
    List<Bracket> silenced(VantageClock clock) {
        return plan.injections().stream()
                .filter(each -> clock.known() && each.fidelity().silences())
                .map(each -> Injected.from(entries, each, axis))
                .filter(Injected.Took.class::isInstance)
                .map(took -> clock.read(((Injected.Took) took).when()))
                .toList();
    }

    private Injected injected(Injection injection) {
        return switch (Injected.from(entries, injection, axis)) {
            case Injected.Took took -> Bite.of(this, injection, took);
            case Injected.Not not -> not;
        };
    }

    /** The first watch of a kind that the plan has. */
    Optional<Watched> watch(String kind) {
        return watches(kind).stream().findFirst();
    }

    List<Watched> watches(String kind) {
        return plan.steps().stream()
                .filter(s -> s instanceof Step.Watch w && w.kind().equals(kind))
                .map(s -> Watched.from(entries, (Step.Watch) s, axis))
                .toList();
    }

    /** The client that the plan watches; one of the database, where it watches both. */
    Client watched() {
        return watch(Client.WRITES.watch()).isEmpty() && watch(Client.ORDERS.watch()).isPresent()
                ? Client.ORDERS
                : Client.WRITES;
    }

    /** The watch of that client. */
    Optional<Watched> clientWatch() {
        return watch(watched().watch());
    }

    /** The capture of the client's operations, if it came home. */
    public Optional<CaptureRef> client() {
        return clientWatch().flatMap(w -> w.capture(watched().capture()));
    }

    /** About what the clock of the client's vantage read at a moment of the drill. */
    public OptionalLong clientReading(Moment moment) {
        Optional<Watched> ledger = clientWatch().filter(w -> w.clock().known());
        Optional<Bracket> at = axis.at(moment);
        if (ledger.isEmpty() || at.isEmpty()) {
            return OptionalLong.empty();
        }
        Bracket read = ledger.get().clock().read(at.get());
        return OptionalLong.of(read.from() + (read.to() - read.from()) / 2);
    }
}
