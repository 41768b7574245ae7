package io.drillmaster.connector.network;

import io.drillmaster.connector.Call;
import java.util.Optional;

/** What the host said of itself just before it would be cut off. */
record Found(String line) {

    private static final int WORDS = 5;

    static Found in(String line) {
        return new Found(line);
    }

    /** Why nothing may be cut, if so. */
    Optional<String> whyNot(Call call, Cut cut) {
        String[] words = line.split(" ", -1);
        if (words.length < WORDS || !words[0].equals("found")) {
            return Optional.of(line.startsWith("no ") ? line.substring(3) : line);
        }
        Cut.Road road = new Cut.Road(words[1], words[2]);
        boolean armed = words[3].equals("yes");
        boolean spent = words[4].equals("yes");
        if (spent) {
            return Optional.of(
                    "the lease of its arming is over, so that nothing would heal it; arm it again");
        }
        if (cut.closes().test(road) && !armed) {
            return Optional.of(
                    "it would cut the road from %s over %s, by which it is asked itself, and nothing is armed there to heal it; give the step an `expires:`"
                            .formatted(road.from(), road.over()));
        }
        boolean all =
                call.verb().equals("network.isolate") && call.argument("interfaces").isEmpty();
        return all && words.length == WORDS
                ? Optional.of(
                        "it has no other interface than %s, which is its management's"
                                .formatted(road.over()))
                : Optional.empty();
    }
}
