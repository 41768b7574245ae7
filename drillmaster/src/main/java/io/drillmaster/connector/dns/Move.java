package io.drillmaster.connector.dns;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.dns.Nameserver.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * Moves one name at every server of its zone, or takes that back.
 *
 * <p>All servers are read before any is told; each update asks the server to do it only if all is
 * still as it was read, and leaves a memo of what was there.
 */
final class Move {

    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,9})s?");

    private final Call call;
    private final Name name;
    private final DnsZone zone;
    private final String address;
    private final Deadline deadline;

    /**
     * @param address where the name moves to, if it does
     */
    Move(Call call, Name name, DnsZone zone, String address) {
        this.address = address;
        this.call = call;
        this.name = name;
        this.zone = zone;
        this.deadline = Deadline.in(call.limit());
    }

    Outcome update() {
        String ttl = call.with().getOrDefault("ttl", "").strip();
        if (!IPV4.matcher(address).matches()) {
            return refused(
                    "`%s` is no IPv4 address, and no host or address of the estate"
                            .formatted(address));
        }
        if (!ttl.isEmpty() && !SECONDS.matcher(ttl).matches()) {
            return refused("ttl `%s` is no number of seconds".formatted(ttl));
        }
        try {
            TSIG key = zone.tsig();
            Held read = read();
            if (!read.not().isEmpty()) {
                return refused("nothing was sent, since " + DnsConnector.told(zone, read.not()));
            }
            Optional<Memo> moved =
                    read.found().values().stream().flatMap(each -> each.memo().stream()).findAny();
            if (moved.isPresent()) {
                return refused(
                        "%s was moved already, from %s; dns.restore of that drill puts it back"
                                .formatted(name, moved.get().was()));
            }
            SortedMap<String, Update> updates = new TreeMap<>();
            for (var each : read.found().entrySet()) {
                updates.put(each.getKey(), there(each.getValue(), ttl));
            }
            return told(send(updates, key), moved(read));
        } catch (IOException | IllegalArgumentException e) {
            return refused("nothing was sent: " + e.getMessage());
        }
    }

    private Update there(Held.Found found, String ttl) throws IOException {
        Update update = new Update(origin());
        asRead(update, name, Type.A, found.addresses());
        Name beside = Memo.beside(name);
        update.absent(beside, Type.TXT);
        long seconds = ttl.isEmpty() ? found.ttl() : Long.parseLong(ttl.replace("s", ""));
        update.replace(name, Type.A, seconds, address);
        List<String> was = found.addresses().stream().map(Record::rdataToString).toList();
        update.add(new Memo(token(), found.ttl(), was).record(beside));
        return update;
    }

    Outcome restore() {
        try {
            TSIG key = zone.tsig();
            Held read = read();
            SortedMap<String, Update> updates = new TreeMap<>();
            for (var each : read.found().entrySet()) {
                Optional<Memo> memo = each.getValue().memo().filter(this::isOurs);
                if (memo.isPresent()) {
                    updates.put(each.getKey(), back(each.getValue(), memo.get()));
                }
            }
            if (updates.isEmpty() && !read.not().isEmpty()) {
                return DnsConnector.none(call, zone, read.not());
            }
            Sent sent = send(updates, key);
            sent.replies().putAll(read.not());
            return told(
                    sent,
                    new Outcome.Done(Facts.of(Map.of("restored", String.valueOf(updates.size())))));
        } catch (IOException | IllegalArgumentException e) {
            return refused("nothing was sent: " + e.getMessage());
        }
    }

    private Update back(Held.Found found, Memo memo) throws IOException {
        Name beside = Memo.beside(name);
        Update update = new Update(origin());
        asRead(update, beside, Type.TXT, found.beside());
        update.delete(name, Type.A);
        for (String address : memo.was()) {
            update.add(name, Type.A, memo.ttl(), address);
        }
        update.delete(beside, Type.TXT);
        return update;
    }

    /** The server is to do nothing if anybody else changed it since it was read. */
    private static void asRead(Update update, Name name, int type, List<Record> records)
            throws IOException {
        if (records.isEmpty()) {
            update.absent(name, type);
        }
        for (Record record : records) {
            // Given as a record it would bear its time to live, which no condition may.
            update.present(name, type, record.rdataToString());
        }
    }

    /** The memo stands exactly where the update took hold, for they came as one. */
    Outcome wasUpdated() {
        try {
            Held read = read();
            long took =
                    read.found().values().stream()
                            .filter(found ->
                                    found.memo()
                                            .filter(memo -> memo.token().equals(token()))
                                            .isPresent())
                            .count();
            if (took == zone.servers().size()) {
                return moved(read);
            }
            return took == 0 && read.not().isEmpty()
                    ? refused("no server bears its memo, so it did not take hold")
                    : new Outcome.Unknown(
                            "%sit took hold at %d of %d servers%s"
                                    .formatted(
                                            DnsConnector.what(call),
                                            took,
                                            zone.servers().size(),
                                            read.not().isEmpty()
                                                    ? ""
                                                    : "; " + DnsConnector.told(zone, read.not())));
        } catch (IOException e) {
            return unknown(String.valueOf(e.getMessage()));
        }
    }

    Outcome isRestored() {
        try {
            Held read = read();
            List<String> left =
                    read.found().entrySet().stream()
                            .filter(each -> each.getValue().memo().filter(this::isOurs).isPresent())
                            .map(Map.Entry::getKey)
                            .toList();
            if (!left.isEmpty()) {
                return refused("%s is still moved at %s".formatted(name, left));
            }
            return read.not().isEmpty()
                    ? new Outcome.Done(Facts.of(Map.of("restored", "none left")))
                    : unknown(DnsConnector.told(zone, read.not()));
        } catch (IOException e) {
            return unknown(String.valueOf(e.getMessage()));
        }
    }

    private Held read() throws IOException {
        return Held.of(zone, name, deadline);
    }

    private record Sent(SortedMap<String, Reply> replies, Bracket when) {}

    private Sent send(SortedMap<String, Update> updates, TSIG key) {
        long from = System.nanoTime();
        SortedMap<String, Reply> replies =
                AtOnce.all(
                        updates.keySet(),
                        host ->
                                DnsConnector.server(zone, host)
                                        .update(
                                                Optional.ofNullable(updates.get(host))
                                                        .orElseThrow(),
                                                key,
                                                deadline),
                        deadline);
        for (String host : updates.keySet()) {
            replies.putIfAbsent(host, new Reply.Silent(host + " did not answer in time"));
        }
        return new Sent(replies, new Bracket(from, System.nanoTime()));
    }

    /** Where some did it and others did not, nobody may call it done or undone. */
    private Outcome told(Sent sent, Outcome.Done done) {
        if (sent.replies().values().stream().allMatch(Reply.Did.class::isInstance)) {
            return new Outcome.Done(done.facts(), Optional.of(sent.when()));
        }
        boolean none = sent.replies().values().stream().allMatch(Reply.No.class::isInstance);
        List<String> told = new ArrayList<>();
        sent.replies().forEach((host, reply) -> told.add(DnsConnector.told(host, reply)));
        String why = DnsConnector.what(call) + String.join("; ", told);
        return none ? new Outcome.Refused(why) : new Outcome.Unknown(why);
    }

    private Outcome.Done moved(Held read) {
        List<String> was =
                read.found().values().stream()
                        .map(found ->
                                found.memo()
                                        .map(memo -> String.join(",", memo.was()))
                                        .orElseGet(() -> DnsConnector.addresses(found.addresses())))
                        .distinct()
                        .toList();
        return new Outcome.Done(
                Facts.of(Map.of("value", address, "was", String.join(" or ", was))));
    }

    private Name origin() throws TextParseException {
        return Name.fromString(zone.zone(), Name.root);
    }

    private String token() {
        return Token.of(call).text();
    }

    private boolean isOurs(Memo memo) {
        return memo.token().startsWith(Token.drill(call));
    }

    private Outcome.Unknown unknown(String why) {
        return new Outcome.Unknown(DnsConnector.what(call) + why);
    }

    private Outcome.Refused refused(String why) {
        return new Outcome.Refused(DnsConnector.what(call) + why);
    }
}
