package io.drillmaster.bench;

import java.util.List;

/** Order statistics of a few figures. */
final class Quantiles {

    private Quantiles() {}

    static double median(List<Double> all) {
        return at(all, 0.5);
    }

    /** The value below which so large a share lies; 0 is the least, 1 the greatest. */
    static double at(List<Double> all, double share) {
        if (all.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = all.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
