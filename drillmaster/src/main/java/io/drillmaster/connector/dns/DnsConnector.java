package io.drillmaster.connector.dns;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Looks at DNS records at each server of a zone, and moves them there and back. */
public final class DnsConnector implements SettlingPerformer {

    private final SortedMap<String, DnsZone> zones = new TreeMap<>();
    private final SortedMap<String, String> places;
    private final Repertoire repertoire = new Repertoire("dns");

    /** Knows no other name for an address. */
    public DnsConnector(Collection<DnsZone> zones) {
        this(zones, Map.of());
    }

    /**
     * @param places addresses by the names that runbooks use for them
     */
    public DnsConnector(Collection<DnsZone> zones, Map<String, String> places) {
        this.places = new TreeMap<>(places);
        zones.forEach(zone -> this.zones.put(zone.name(), zone));
        Collection<String> names = this.zones.keySet();
        repertoire
                .can(DnsVerbs.lookup(), names, named(this::lookup))
                .can(
                        DnsVerbs.records(),
                        names,
                        call -> new Contents(zone(call), Deadline.in(call.limit())).look(call))
                .can(
                        DnsVerbs.update(),
                        names,
                        named((call, name) -> move(call, name).update()),
                        named((call, name) -> move(call, name).wasUpdated()))
                .can(
                        DnsVerbs.restore(),
                        names,
                        named((call, name) -> move(call, name).restore()),
                        named((call, name) -> move(call, name).isRestored()));
    }

    private interface Named {
        Outcome on(Call call, Name name);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    /** A name without a dot at its end is one of the zone. */
    private Repertoire.Hand named(Named hand) {
        return call -> {
            String text = call.with().getOrDefault("name", "").strip();
            List<String> strangers =
                    wanted(call).stream()
                            .filter(each -> !whole(call).servers().containsKey(each))
                            .toList();
            if (!strangers.isEmpty()) {
                return new Outcome.Refused(
                        "%s%s is no server of it; it has %s"
                                .formatted(
                                        what(call),
                                        String.join(" and ", strangers),
                                        String.join(", ", whole(call).servers().keySet())));
            }
            try {
                Name zone = Name.fromString(zone(call).zone(), Name.root);
                Name name = Name.fromString(text, zone);
                return name.subdomain(zone)
                        ? hand.on(call, name)
                        : new Outcome.Refused(
                                what(call) + name + " is no name of the zone " + zone);
            } catch (TextParseException e) {
                return new Outcome.Refused(
                        "%s`%s` is no name: %s".formatted(what(call), text, e.getMessage()));
            }
        };
    }

    /** The zone as far as a call is about it: at the servers that it names, or at all. */
    private DnsZone zone(Call call) {
        List<String> wanted = wanted(call);
        return wanted.isEmpty() ? whole(call) : whole(call).at(wanted);
    }

    private DnsZone whole(Call call) {
        return Objects.requireNonNull(zones.get(call.on()));
    }

    private static List<String> wanted(Call call) {
        return Pattern.compile("[,\\s]+")
                .splitAsStream(call.with().getOrDefault("at", ""))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private Move move(Call call, Name name) {
        String address = call.with().getOrDefault("address", "").strip();
        return new Move(call, name, zone(call), places.getOrDefault(address, address));
    }

    /** What one server says of a name, and how far its copy of the zone is. */
    private record Said(Nameserver.Reply addresses, Nameserver.Reply start) {}

    private Outcome lookup(Call call, Name name) {
        DnsZone zone = zone(call);
        Deadline deadline = Deadline.in(call.limit());
        Name origin = Name.fromConstantString(zone.zone().replaceAll("\\.?$", "."));
        SortedMap<String, Said> said =
                AtOnce.all(
                        zone.servers().keySet(),
                        host -> {
                            Nameserver server = server(zone, host);
                            return new Said(
                                    server.holds(name, Type.A, deadline),
                                    server.holds(origin, Type.SOA, deadline));
                        },
                        deadline);
        SortedMap<String, Nameserver.Reply> replies = new TreeMap<>();
        said.forEach((host, each) -> replies.put(host, each.addresses()));
        boolean any = replies.values().stream().anyMatch(Nameserver.Reply.Holds.class::isInstance);
        return any ? new Outcome.Done(facts(zone, said)) : none(call, zone, replies);
    }

    static Nameserver server(DnsZone zone, String host) {
        return new Nameserver(host, Objects.requireNonNull(zone.servers().get(host)));
    }

    private Facts facts(DnsZone zone, SortedMap<String, Said> said) {
        SortedMap<String, String> facts = new TreeMap<>();
        SortedMap<String, List<Record>> held = new TreeMap<>();
        said.forEach((host, each) -> {
            if (each.addresses() instanceof Nameserver.Reply.Holds holds) {
                held.put(host, holds.records());
                facts.put("value:" + host, addresses(holds.records()));
            }
            if (each.start() instanceof Nameserver.Reply.Holds(List<Record> start)
                    && !start.isEmpty()
                    && start.getFirst() instanceof SOARecord soa) {
                facts.put("serial:" + host, Long.toString(soa.getSerial()));
            }
        });
        List<String> values =
                held.values().stream().map(DnsConnector::addresses).distinct().toList();
        long ttl =
                held.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(Record::getTTL)
                        .max()
                        .orElse(0);
        boolean one = values.size() == 1;
        facts.put("servers", String.valueOf(zone.servers().size()));
        facts.put("answering", String.valueOf(held.size()));
        facts.put("agree", one && held.size() == zone.servers().size() ? "yes" : "no");
        facts.put("value", one ? values.getFirst() : "differs");
        facts.put("place", place(facts.getOrDefault("value", "")));
        facts.put("ttl", ttl + "s");
        return new Facts(facts);
    }

    /** What a runbook calls it, which does not know the addresses of an estate. */
    private String place(String address) {
        return places.entrySet().stream()
                .filter(each -> each.getValue().equals(address))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(address);
    }

    static String addresses(List<Record> records) {
        return records.isEmpty()
                ? "none"
                : records.stream()
                        .map(Record::rdataToString)
                        .sorted()
                        .collect(Collectors.joining(","));
    }

    /** None of them gave an answer to go by. */
    static Outcome none(Call call, DnsZone zone, Map<String, Nameserver.Reply> replies) {
        String why = what(call) + told(zone, replies);
        boolean allSaidNo =
                replies.size() == zone.servers().size()
                        && replies.values().stream()
                                .allMatch(Nameserver.Reply.No.class::isInstance);
        return allSaidNo ? new Outcome.Refused(why) : new Outcome.Unknown(why);
    }

    /** What each server said, in one sentence. */
    static String told(DnsZone zone, Map<String, Nameserver.Reply> replies) {
        Function<String, String> each =
                host ->
                        Optional.ofNullable(replies.get(host))
                                .map(reply -> told(host, reply))
                                .orElse(host + " did not answer in time");
        return zone.servers().keySet().stream().map(each).collect(Collectors.joining("; "));
    }

    static String told(String host, Nameserver.Reply reply) {
        return switch (reply) {
            case Nameserver.Reply.Holds(List<Record> records) ->
                    host + " holds " + addresses(records);
            case Nameserver.Reply.Did _ -> host + " did it";
            case Nameserver.Reply.No(String why) -> why;
            case Nameserver.Reply.Silent(String why) -> why;
        };
    }

    static String what(Call call) {
        return "%s on %s: ".formatted(call.verb(), call.on());
    }
}
