package io.drillmaster.journal;

import io.drillmaster.runbook.Digest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The text of one entry: a JSON object whose last member is the hash of all before it. */
final class JournalLine {

    /** The version of the format written today. */
    static final int FORMAT = 1;

    /** What the first entry names as its predecessor. */
    static final String ORIGIN = "0".repeat(64);

    private static final int TAIL = ",\"hash\":\"\"}".length() + 64;

    private JournalLine() {}

    static String write(long number, String previous, Moment at, Event event) {
        ObjectNode body = JournalJson.MAPPER.createObjectNode();
        body.put("format", FORMAT);
        body.put("entry", number);
        body.put("previous", previous);
        body.set("at", JournalJson.MAPPER.valueToTree(at));
        body.set("event", JournalJson.tree(event));
        String text = JournalJson.MAPPER.writeValueAsString(body);
        String open = text.substring(0, text.length() - 1);
        return sealed(open, Digest.sha256(open));
    }

    private static String sealed(String open, String hash) {
        return open + ",\"hash\":\"" + hash + "\"}";
    }

    static Entry read(String line, long number, String previous) {
        if (line.length() <= TAIL) {
            throw damaged(number, "it is too short to hold a hash");
        }
        String open = line.substring(0, line.length() - TAIL);
        String hash = Digest.sha256(open);
        if (!line.equals(sealed(open, hash))) {
            throw damaged(number, "its text does not match its hash: it was altered");
        }
        return parse(line, number, previous, hash);
    }

    private static Entry parse(String line, long number, String previous, String hash) {
        try {
            JsonNode node = JournalJson.MAPPER.readTree(line);
            int format = node.path("format").asInt();
            if (format != FORMAT) {
                throw damaged(number, "its format is " + format + "; known is " + FORMAT);
            }
            if (node.path("entry").asLong() != number) {
                throw damaged(number, "it calls itself " + node.path("entry").asLong());
            }
            if (!node.path("previous").asString().equals(previous)) {
                throw damaged(number, "it does not follow the entry before it");
            }
            Moment at = JournalJson.MAPPER.treeToValue(node.path("at"), Moment.class);
            Event event = JournalJson.MAPPER.treeToValue(node.path("event"), Event.class);
            return new Entry(number, previous, at, event, hash);
        } catch (JacksonException e) {
            throw damaged(number, "it cannot be read: " + e.getOriginalMessage());
        }
    }

    private static JournalDamaged damaged(long number, String why) {
        return new JournalDamaged(
                number, false, "entry " + number + " of the journal is damaged: " + why);
    }
}
