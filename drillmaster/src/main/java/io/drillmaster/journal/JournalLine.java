package io.drillmaster.journal;

import io.drillmaster.runbook.Digest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The text of one entry of any journal: a JSON object whose last member is the hash of all before
 * it.
 */
final class JournalLine {

    /** What the first entry names as its predecessor. */
    static final String ORIGIN = "0".repeat(64);

    private static final int TAIL = ",\"hash\":\"\"}".length() + 64;

    private JournalLine() {}

    /**
     * One line read back and verified.
     *
     * @param <E> the sealed type of its event
     */
    record Read<E>(long number, String previous, Moment at, E event, String hash) {}

    /** One line to be written. */
    record Written(String text, String hash) {}

    static <E> Written write(long number, String previous, Moment at, Class<E> type, E event) {
        String open =
                "{\"format\":"
                        + Formats.NEWEST
                        + ",\"entry\":"
                        + number
                        + ",\"previous\":\""
                        + previous
                        + "\",\"at\":"
                        + JournalJson.MAPPER.writeValueAsString(at)
                        + ",\"event\":"
                        + JournalJson.text(type, event);
        String hash = Digest.sha256(open);
        return new Written(sealed(open, hash), hash);
    }

    private static String sealed(String open, String hash) {
        return open + ",\"hash\":\"" + hash + "\"}";
    }

    /** All lines, each verified against the one before it. */
    static <E> List<Read<E>> verify(List<String> lines, Class<E> type) {
        List<Read<E>> all = new ArrayList<>();
        String previous = ORIGIN;
        for (String line : lines) {
            Read<E> read = read(line, all.size() + 1L, previous, type);
            all.add(read);
            previous = read.hash();
        }
        return List.copyOf(all);
    }

    static <E> Read<E> read(String line, long number, String previous, Class<E> type) {
        if (line.length() <= TAIL) {
            throw damaged(number, "it is too short to hold a hash");
        }
        String open = line.substring(0, line.length() - TAIL);
        String hash = Digest.sha256(open);
        if (!line.equals(sealed(open, hash))) {
            throw damaged(number, "its text does not match its hash: it was altered");
        }
        return parse(line, number, new Link(previous, hash), type);
    }

    /** Where a line hangs in its chain. */
    private record Link(String previous, String hash) {}

    private static <E> Read<E> parse(String line, long number, Link link, Class<E> type) {
        try {
            JsonNode node = JournalJson.MAPPER.readTree(line);
            int format = node.path("format").asInt();
            if (!Formats.isKnown(format)) {
                throw damaged(
                        number, "its format is " + format + "; known are 1 to " + Formats.NEWEST);
            }
            if (node.path("entry").asLong() != number) {
                throw damaged(number, "it calls itself " + node.path("entry").asLong());
            }
            if (!node.path("previous").asString().equals(link.previous())) {
                throw damaged(number, "it does not follow the entry before it");
            }
            Moment at = JournalJson.MAPPER.treeToValue(node.path("at"), Moment.class);
            E event =
                    JournalJson.MAPPER.treeToValue(Formats.today(format, node.path("event")), type);
            return new Read<>(number, link.previous(), at, event, link.hash());
        } catch (JacksonException e) {
            throw damaged(number, "it cannot be read: " + e.getOriginalMessage());
        }
    }

    private static JournalDamaged damaged(long number, String why) {
        return new JournalDamaged(
                number, false, "entry " + number + " of the journal is damaged: " + why);
    }
}
