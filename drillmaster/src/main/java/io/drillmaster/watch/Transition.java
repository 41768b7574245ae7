package io.drillmaster.watch;

/**
 * A member of a cluster told of itself something else than at the look before; times are
 * nanoseconds of the vantage's monotonic clock.
 *
 * @param before when the last look began that still saw what was before
 * @param after when the first look ended that saw what is now
 * @param role as the cluster manager names it, or {@code silent} if nobody answered
 * @param state as the cluster manager names it, or why nobody answered
 * @param timeline of its log, or 0 if it did not say
 */
public record Transition(
        String member, long before, long after, String role, String state, long timeline) {

    String text() {
        return "%s\t%d\t%d\t%s\t%s\t%d\n"
                .formatted(clean(member), before, after, clean(role), clean(state), timeline);
    }

    static Transition parse(String line) {
        String[] words = line.split("\t", -1);
        if (words.length != 6) {
            throw new CaptureDamaged("a transition of the capture reads: " + line);
        }
        try {
            return new Transition(
                    words[0],
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    words[3],
                    words[4],
                    Long.parseLong(words[5]));
        } catch (NumberFormatException e) {
            throw new CaptureDamaged("a transition of the capture reads: " + line, e);
        }
    }

    private static String clean(String word) {
        return word.replaceAll("\\s+", " ");
    }
}
