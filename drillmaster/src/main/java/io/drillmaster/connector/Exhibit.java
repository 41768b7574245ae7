package io.drillmaster.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file that a drill brought home from its estate. Its name and digest are facts of an outcome, so
 * the hash chain of the journal vouches for the file.
 *
 * @param file its path relative to the drill's folder
 * @param sha256 digest of the file, in hex
 */
public record Exhibit(String file, long bytes, String sha256) {

    /** The folder of all exhibits, within that of the drill. */
    public static final String FOLDER = "exhibits";

    /** The facts by which an outcome names its exhibit. */
    public static final List<String> FACTS = List.of("exhibit", "exhibit-size", "exhibit-sha256");

    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("exhibit", file);
        facts.put("exhibit-size", bytes + "B");
        facts.put("exhibit-sha256", sha256);
        return facts;
    }

    /** The one that these facts name; none if they do not name it wholly. */
    public static Optional<Exhibit> of(Facts facts) {
        return facts.get("exhibit")
                .flatMap(file ->
                        facts.get("exhibit-size")
                                .filter(size -> size.matches("[0-9]{1,18}B"))
                                .map(size -> Long.parseLong(size.substring(0, size.length() - 1)))
                                .flatMap(bytes ->
                                        facts.get("exhibit-sha256")
                                                .map(sha256 -> new Exhibit(file, bytes, sha256))));
    }
}
