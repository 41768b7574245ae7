package io.drillmaster.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the lines of an estate on which somebody may have written a secret by mistake. */
final class Discretion {

    private static final Pattern TELLING =
            Pattern.compile("secret|passw|monitor|token", Pattern.CASE_INSENSITIVE);

    private Discretion() {}

    /** Lines, counted from 1, that speak of secrets or stand below {@code secrets:}. */
    static Set<Integer> hidden(String text) {
        Set<Integer> hidden = new HashSet<>();
        List<String> lines = text.lines().toList();
        boolean below = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean telling = TELLING.matcher(line).find();
            boolean top = !line.isEmpty() && Character.isLetter(line.charAt(0));
            below = top ? telling : below;
            if (below || telling) {
                hidden.add(i + 1);
            }
        }
        return hidden;
    }
}
