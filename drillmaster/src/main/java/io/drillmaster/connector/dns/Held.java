package io.drillmaster.connector.dns;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.dns.Nameserver.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * What all servers of a zone hold of one name.
 *
 * @param not what those said instead who did not tell
 */
record Held(SortedMap<String, Found> found, SortedMap<String, Reply> not) {

    /**
     * What one server holds.
     *
     * @param beside the texts beside it, of which one may be our memo
     */
    record Found(List<Record> addresses, List<Record> beside) {

        Optional<Memo> memo() {
            return Memo.in(beside);
        }

        long ttl() {
            return addresses.stream().mapToLong(Record::getTTL).max().orElse(5);
        }
    }

    /** Asks all of them at the same time. */
    static Held of(DnsZone zone, Name name, Deadline deadline) throws IOException {
        Name beside = Memo.beside(name);
        SortedMap<String, List<Reply>> replies =
                AtOnce.all(
                        zone.servers().keySet(),
                        host -> {
                            Nameserver server = DnsConnector.server(zone, host);
                            return List.of(
                                    server.holds(name, Type.A, deadline),
                                    server.holds(beside, Type.TXT, deadline));
                        },
                        deadline);
        Held held = new Held(new TreeMap<>(), new TreeMap<>());
        for (String host : zone.servers().keySet()) {
            held.put(host, replies.getOrDefault(host, List.of()));
        }
        return held;
    }

    private void put(String host, List<Reply> both) {
        if (both.size() == 2
                && both.get(0) instanceof Reply.Holds addresses
                && both.get(1) instanceof Reply.Holds texts) {
            found.put(host, new Found(addresses.records(), texts.records()));
            return;
        }
        not.put(
                host,
                both.stream()
                        .filter(reply -> !(reply instanceof Reply.Holds))
                        .findFirst()
                        .orElseGet(() -> new Reply.Silent(host + " did not answer in time")));
    }
}
