package io.drillmaster.verdict;

import io.drillmaster.verdict.Writable.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How long two or more were in one of their windows at the same time. */
final class Overlap {

    private Overlap() {}

    /** In nanoseconds, from the windows of each. */
    static long of(List<List<Window>> all) {
        List<long[]> steps = new ArrayList<>();
        for (List<Window> windows : all) {
            for (Window window : merged(windows)) {
                steps.add(new long[] {window.from(), 1});
                steps.add(new long[] {window.to(), -1});
            }
        }
        steps.sort((a, b) -> Long.compare(a[0], b[0]));
        long total = 0;
        long since = 0;
        int open = 0;
        for (long[] step : steps) {
            if (open >= 2) {
                total += step[0] - since;
            }
            open += (int) step[1];
            since = step[0];
        }
        return total;
    }

    /** One member is one, however its windows touch. */
    private static List<Window> merged(List<Window> windows) {
        List<Window> merged = new ArrayList<>();
        windows.stream()
                .sorted(Comparator.comparingLong(Window::from))
                .forEach(next -> {
                    if (!merged.isEmpty() && next.from() <= merged.getLast().to()) {
                        Window last = merged.removeLast();
                        merged.add(new Window(last.from(), Math.max(last.to(), next.to())));
                    } else {
                        merged.add(next);
                    }
                });
        return merged;
    }
}
