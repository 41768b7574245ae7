package io.drillmaster.verdict;

import io.drillmaster.verdict.Writable.Window;
import io.drillmaster.watch.Transition;
import java.util.ArrayList;
import java.util.List;

/**
 * When one member surely led by its own word, and when it may have; nanoseconds of the vantage's
 * clock. Who does not answer is taken not to lead.
 */
record Leading(String member, boolean answered, List<Window> sure, List<Window> possible) {

    private static final String LEADER = "leader";
    private static final String SILENT = "silent";

    Leading {
        sure = List.copyOf(sure);
        possible = List.copyOf(possible);
    }

    /**
     * From all changes of all members.
     *
     * @param end when the watch ended; who led last led until then
     */
    static Leading of(String member, List<Transition> changes, long end) {
        List<Window> sure = new ArrayList<>();
        List<Window> possible = new ArrayList<>();
        boolean answered = false;
        Transition began = null;
        for (Transition change : changes) {
            if (!change.member().equals(member)) {
                continue;
            }
            answered |= !change.role().equals(SILENT);
            boolean leads = change.role().equals(LEADER);
            if (leads && began == null) {
                began = change;
            } else if (!leads && began != null) {
                add(sure, began.after(), change.before());
                add(possible, began.before(), change.after());
                began = null;
            }
        }
        if (began != null) {
            add(sure, began.after(), end);
            add(possible, began.before(), end);
        }
        return new Leading(member, answered, sure, possible);
    }

    private static void add(List<Window> windows, long from, long to) {
        if (from < to) {
            windows.add(new Window(from, to));
        }
    }

    String told() {
        long whole = sure.stream().mapToLong(window -> window.to() - window.from()).sum();
        return sure.isEmpty()
                ? member + " never led"
                : member + " led for " + Figures.seconds(whole);
    }
}
