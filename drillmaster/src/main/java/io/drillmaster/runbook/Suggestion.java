package io.drillmaster.runbook;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Suggestion {

    private Suggestion() {}

    /** A sentence: the likely word if one is near, and all there are. */
    public static String of(String written, Collection<String> known) {
        String all = known.isEmpty() ? "there are none" : "known: " + String.join(", ", known);
        return nearest(written, known).map(near -> "did you mean `" + near + "`? ").orElse("")
                + all;
    }

    static Optional<String> nearest(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(word -> away(written, word)))
                .filter(word -> away(written, word) <= slips(word));
    }

    /** The beginning of a word is near to it, however long the rest. */
    private static int away(String written, String word) {
        return written.length() > 2 && word.startsWith(written) ? 1 : distance(written, word);
    }

    /** How many slips of the finger a word of this length may bear and still be meant. */
    private static int slips(String word) {
        if (word.length() < 4) {
            return 1;
        }
        return Math.max(2, word.length() / 4);
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swap = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
