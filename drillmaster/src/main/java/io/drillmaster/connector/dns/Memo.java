package io.drillmaster.connector.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/**
 * What a server is told to remember beside a record that was moved, in one update with the move: by
 * which call, and what was there before.
 *
 * @param token the short name of the call
 * @param was the addresses from before, empty if there were none
 */
record Memo(String token, long ttl, List<String> was) {

    private static final String OURS = "drillmaster";

    Memo {
        was = List.copyOf(was);
    }

    /** Where it stands. */
    static Name beside(Name record) throws NameTooLongException, TextParseException {
        return Name.concatenate(Name.fromString("_drillmaster"), record);
    }

    TXTRecord record(Name at) {
        List<String> words = new ArrayList<>(List.of(OURS, token, Long.toString(ttl)));
        words.addAll(was);
        return new TXTRecord(at, DClass.IN, 0, words);
    }

    /** What stands there; empty if nothing of ours does. */
    static Optional<Memo> in(List<Record> records) {
        for (Record record : records) {
            if (record instanceof TXTRecord text && text.getStrings().size() >= 3) {
                List<String> words = text.getStrings();
                if (words.getFirst().equals(OURS) && words.get(2).matches("[0-9]{1,10}")) {
                    return Optional.of(
                            new Memo(
                                    words.get(1),
                                    Long.parseLong(words.get(2)),
                                    words.subList(3, words.size())));
                }
            }
        }
        return Optional.empty();
    }
}
