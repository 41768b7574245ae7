package io.drillmaster.connector.address;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Forgets;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks who holds a virtual address, and has another of its hosts hold it: keepalived is stopped on
 * all but that one, which is how it gives an address up by its own rules, and is started again.
 */
public final class AddressConnector implements SettlingPerformer, Forgets {

    private final RemoteShell shell;
    private final Notes notes;
    private final SortedMap<String, VirtualAddress> addresses = new TreeMap<>();
    private final Repertoire repertoire = new Repertoire("address");

    public AddressConnector(Collection<VirtualAddress> addresses, RemoteShell shell) {
        this.shell = shell;
        this.notes = new Notes(shell);
        addresses.forEach(each -> this.addresses.put(each.name(), each));
        Collection<String> names = this.addresses.keySet();
        repertoire
                .can(AddressVerbs.holder(), names, this::holder)
                .can(AddressVerbs.move(), names, this::move, this::wasMoved)
                .can(AddressVerbs.restore(), names, this::restore, this::isRestored);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    @Override
    public void forget(Call call) {
        VirtualAddress address = addresses.get(call.on());
        if (call.verb().equals(AddressVerbs.MOVE) && address != null) {
            others(call, address).forEach(host -> notes.forget(host, AddressScript.note(call)));
        }
    }

    private VirtualAddress address(Call call) {
        return Objects.requireNonNull(addresses.get(call.on()));
    }

    private Outcome holder(Call call) {
        VirtualAddress address = address(call);
        SortedMap<String, Ran> told = look(call, Deadline.in(call.limit()));
        SortedMap<String, Seat> seats = seats(told);
        return seats.isEmpty()
                ? silent(call, told, address.hosts())
                : new Outcome.Done(Seat.facts(seats, address.hosts().size()));
    }

    private SortedMap<String, Ran> look(Call call, Deadline deadline) {
        VirtualAddress address = address(call);
        return onEach(address.hosts(), AddressScript.look(address.address()), deadline);
    }

    private SortedMap<String, Ran> onEach(
            Collection<String> hosts, String script, Deadline deadline) {
        return AtOnce.all(
                hosts, host -> shell.run(host, Sh.asRoot(script), deadline.left()), deadline);
    }

    private static SortedMap<String, Seat> seats(SortedMap<String, Ran> told) {
        SortedMap<String, Seat> seats = new TreeMap<>();
        told.forEach((host, ran) -> {
            if (ran instanceof Ran.Ended ended) {
                Seat.in(ended.out()).ifPresent(seat -> seats.put(host, seat));
            }
        });
        return seats;
    }

    private Outcome move(Call call) {
        String to = call.with().getOrDefault("to", "").strip();
        VirtualAddress address = address(call);
        if (!address.hosts().contains(to)) {
            return new Outcome.Refused(
                    "%s`%s` is none of its hosts, which are %s"
                            .formatted(what(call), to, address.hosts()));
        }
        Deadline deadline = Deadline.in(call.limit());
        SortedMap<String, Ran> told = look(call, deadline);
        SortedMap<String, Seat> seats = seats(told);
        List<String> holders = Seat.holders(seats);
        Seat next = seats.get(to);
        if (seats.size() < address.hosts().size()) {
            return new Outcome.Refused(
                    what(call) + "nothing was done: " + why(told, address.hosts()));
        }
        if (next == null || !next.runs() || next.holds()) {
            return new Outcome.Refused(
                    "%snothing was done: %s %s"
                            .formatted(
                                    what(call),
                                    to,
                                    next != null && next.holds()
                                            ? "holds it already"
                                            : "runs no keepalived and would not take it"));
        }
        List<String> others = others(call, address);
        others.forEach(host -> notes.left(host, AddressScript.note(call)));
        long from = System.nanoTime();
        SortedMap<String, Ran> stopped = onEach(others, AddressScript.stop(call), deadline);
        Facts facts =
                Facts.of(
                        Map.of(
                                "from",
                                holders.isEmpty() ? "none" : String.join(",", holders),
                                "to",
                                to));
        return all(stopped, others, "stopped")
                ? new Outcome.Done(facts, Optional.of(new Bracket(from, System.nanoTime())))
                : silent(call, stopped, others);
    }

    private static List<String> others(Call call, VirtualAddress address) {
        List<String> others = new ArrayList<>(address.hosts());
        others.remove(call.with().getOrDefault("to", "").strip());
        return others;
    }

    private static boolean all(SortedMap<String, Ran> told, List<String> hosts, String word) {
        return hosts.stream()
                .allMatch(host ->
                        told.get(host) instanceof Ran.Ended ended
                                && ended.well()
                                && ended.out().strip().equals(word));
    }

    private Outcome wasMoved(Call call) {
        List<String> others = others(call, address(call));
        others.forEach(host -> notes.left(host, AddressScript.note(call)));
        SortedMap<String, Ran> told =
                onEach(others, AddressScript.recall(call), Deadline.in(call.limit()));
        List<String> states =
                told.values().stream()
                        .filter(Ran.Ended.class::isInstance)
                        .map(ran -> ((Ran.Ended) ran).out().stripTrailing())
                        .toList();
        if (states.size() == others.size()
                && states.stream().allMatch(it -> it.endsWith(" did") || it.contains(" there "))) {
            return new Outcome.Done(Facts.of(Map.of("from", "unknown", "to", to(call))));
        }
        return states.size() == others.size() && states.stream().allMatch("state  none"::equals)
                ? new Outcome.Refused(
                        what(call)
                                + "it did not take hold: no host says that it stopped keepalived")
                : new Outcome.Unknown(what(call) + why(told, others));
    }

    private static String to(Call call) {
        return call.with().getOrDefault("to", "");
    }

    private Outcome restore(Call call) {
        List<String> hosts = address(call).hosts();
        SortedMap<String, Ran> told =
                onEach(hosts, AddressScript.start(call), Deadline.in(call.limit()));
        List<String> started =
                hosts.stream().filter(host -> all(told, List.of(host), "started")).toList();
        boolean every =
                hosts.stream()
                        .allMatch(
                                host -> started.contains(host) || all(told, List.of(host), "none"));
        return every
                ? new Outcome.Done(
                        Facts.of(
                                Map.of(
                                        "restored",
                                        started.isEmpty() ? "none" : String.join(",", started))))
                : silent(call, told, hosts);
    }

    private Outcome isRestored(Call call) {
        List<String> hosts = address(call).hosts();
        SortedMap<String, Ran> told =
                onEach(hosts, AddressScript.remaining(call), Deadline.in(call.limit()));
        if (all(told, hosts, "none")) {
            return new Outcome.Done(Facts.of(Map.of("restored", "none left")));
        }
        return hosts.stream().anyMatch(host -> all(told, List.of(host), "stopped"))
                ? new Outcome.Refused(what(call) + "keepalived is still stopped: " + told.keySet())
                : new Outcome.Unknown(what(call) + why(told, hosts));
    }

    /** Refused only where every host certainly did nothing. */
    private static Outcome silent(Call call, SortedMap<String, Ran> told, List<String> hosts) {
        boolean nowhere =
                told.size() == hosts.size()
                        && told.values().stream().allMatch(Ran.NotSent.class::isInstance);
        String why = what(call) + why(told, hosts);
        return nowhere ? new Outcome.Refused(why) : new Outcome.Unknown(why);
    }

    private static String why(SortedMap<String, Ran> told, List<String> hosts) {
        List<String> words = new ArrayList<>();
        for (String host : hosts) {
            words.add(
                    switch (Optional.ofNullable(told.get(host))
                            .orElseGet(() -> new Ran.NoAnswer(host + " did not answer in time"))) {
                        case Ran.Ended ended -> host + " said " + ended.said();
                        case Ran.NotSent not -> not.why();
                        case Ran.NoAnswer no -> no.why();
                    });
        }
        return String.join("; ", words);
    }

    private static String what(Call call) {
        return "%s on %s: ".formatted(call.verb(), call.on());
    }

    @Override
    public void close() {
        notes.close();
    }
}
