package io.drillmaster.runbook;

import java.util.List;

/** Many names in words: the first few of them, and how many more there are. */
public final class Few {

    private static final int NAMED = 5;

    private Few() {}

    public static String of(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : "%s and %d more"
                        .formatted(
                                String.join(", ", names.subList(0, NAMED)), names.size() - NAMED);
    }
}
