package io.drillmaster.watch;

import java.util.OptionalLong;

/**
 * A live glance at a running watch, for people and stop conditions; verdicts use captures instead.
 *
 * @param recent share of the last second's due operations that were acknowledged, 0 to 1
 * @param lastGood monotonic nanoseconds of the coordinator at the last acknowledgement
 * @param badSince the same, for the first operation after it that failed, if service is out now
 */
public record WatchReading(
        long due,
        long good,
        long failed,
        long unknown,
        double recent,
        OptionalLong lastGood,
        OptionalLong badSince) {}
