package io.drillmaster.evidence.chart;

/**
 * What became of the operations that fell due in one stretch of time.
 *
 * @param from seconds since the zero of the page
 * @param length seconds
 * @param p50 latency in milliseconds from the instant an operation fell due; 0 when none was good
 */
public record Bucket(
        double from,
        double length,
        long good,
        long failed,
        long unknown,
        long untried,
        double p50,
        double p99,
        double max) {

    public long due() {
        return good + failed + unknown + untried;
    }
}
