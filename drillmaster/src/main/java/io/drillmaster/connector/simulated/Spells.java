package io.drillmaster.connector.simulated;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** When writes were accepted, at each member and on the client's path. */
final class Spells {

    private final Map<String, Deque<Spell>> all = new HashMap<>();

    /** Does nothing where writes are accepted already. */
    void open(String subject, long at) {
        Deque<Spell> known = all.computeIfAbsent(subject, _ -> new ArrayDeque<>());
        if (known.isEmpty() || known.getLast().to() != Long.MAX_VALUE) {
            known.addLast(new Spell(at, Long.MAX_VALUE));
        }
    }

    void shut(long at, String... subjects) {
        for (String subject : subjects) {
            Deque<Spell> known = all.get(subject);
            if (known != null && known.getLast().to() == Long.MAX_VALUE) {
                known.addLast(new Spell(known.removeLast().from(), at));
            }
        }
    }

    boolean accepts(String subject, long at) {
        return all.getOrDefault(subject, new ArrayDeque<>()).stream()
                .anyMatch(spell -> spell.holds(at));
    }
}
