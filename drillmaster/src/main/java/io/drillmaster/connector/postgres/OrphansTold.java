package io.drillmaster.connector.postgres;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the script told beside the rows.
 *
 * @param no why it did nothing
 * @param broken what it could not put back
 * @param facts what it found, if it came to its end
 */
record OrphansTold(
        Optional<String> no, Optional<String> broken, Optional<Map<String, String>> facts) {

    private static final Pattern NO = Pattern.compile("(?m)^no (.+)$");
    private static final Pattern BROKEN = Pattern.compile("(?m)^broken (.+)$");
    private static final Pattern TOLD =
            Pattern.compile("(?m)^told (yes|no) ([0-9A-F]+/[0-9A-F]+) ([0-9]+) ([0-9]+) (yes|no)$");

    static OrphansTold of(String said) {
        return new OrphansTold(word(NO, said), word(BROKEN, said), facts(said));
    }

    private static Optional<String> word(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<Map<String, String>> facts(String said) {
        Matcher told = TOLD.matcher(said);
        if (!told.find()) {
            return Optional.empty();
        }
        Map<String, String> facts = new TreeMap<>();
        facts.put("forked", told.group(1));
        facts.put("fork", told.group(2));
        facts.put("timeline", told.group(3));
        facts.put("transactions", told.group(4));
        facts.put("begun", told.group(5));
        return Optional.of(facts);
    }
}
