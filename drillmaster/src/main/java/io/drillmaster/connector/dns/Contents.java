package io.drillmaster.connector.dns;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.dns.Nameserver.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;

/** All that each server of a zone holds, to compare with another look. */
final class Contents {

    private final DnsZone zone;
    private final Deadline deadline;

    Contents(DnsZone zone, Deadline deadline) {
        this.zone = zone;
        this.deadline = deadline;
    }

    /** Half of it could be compared with nothing, so all servers must tell. */
    Outcome look(Call call) {
        try {
            TSIG key = zone.tsig();
            SortedMap<String, Reply> replies =
                    AtOnce.all(zone.servers().keySet(), host -> transfer(host, key), deadline);
            boolean all =
                    replies.size() == zone.servers().size()
                            && replies.values().stream().allMatch(Reply.Holds.class::isInstance);
            return all ? new Outcome.Done(facts(replies)) : DnsConnector.none(call, zone, replies);
        } catch (IOException e) {
            return new Outcome.Refused(DnsConnector.what(call) + e.getMessage());
        }
    }

    /** The start of authority counts changes, and so moves by itself. */
    private static Facts facts(SortedMap<String, Reply> replies) {
        SortedMap<String, String> facts = new TreeMap<>();
        replies.forEach((host, reply) -> {
            List<Record> records = reply instanceof Reply.Holds holds ? holds.records() : List.of();
            for (Record record : records) {
                if (record.getType() != Type.SOA) {
                    String name =
                            "record:%s %s %s"
                                    .formatted(
                                            host, record.getName(), Type.string(record.getType()));
                    String value = record.rdataToString() + " for " + record.getTTL() + "s";
                    facts.merge(name, value, (one, other) -> one + "; " + other);
                }
            }
        });
        return new Facts(facts);
    }

    private Reply transfer(String host, TSIG key) {
        InetSocketAddress at = Objects.requireNonNull(zone.servers().get(host));
        try {
            Name origin = Name.fromString(zone.zone(), Name.root);
            ZoneTransferIn transfer = ZoneTransferIn.newAXFR(origin, at, key);
            transfer.setTimeout(deadline.left());
            transfer.run();
            return new Reply.Holds(transfer.getAXFR().stream().sorted().toList());
        } catch (ConnectException | NoRouteToHostException e) {
            return new Reply.No("nothing listens on " + host + " at " + at);
        } catch (ZoneTransferException e) {
            return new Reply.No(host + " does not tell its zone: " + e.getMessage());
        } catch (IOException e) {
            return new Reply.Silent(host + " did not tell its zone: " + e.getMessage());
        }
    }
}
