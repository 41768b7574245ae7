package io.drillmaster.watch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a capture says about itself before its first record.
 *
 * @param name what it holds, such as {@code ledger} or {@code sentinel.nyc-db1}
 * @param stream the name under which its writes stand in the database
 * @param boot identifies the boot of the vantage: readings of one boot share a monotonic clock
 * @param start when operation 0 fell due, in nanoseconds of the vantage's monotonic clock
 * @param wall the vantage's wall clock at that instant, in nanoseconds since 1970
 * @param every nanoseconds between two operations
 * @param limit nanoseconds after which an operation is given up
 * @param connect nanoseconds within which a connection is made while all is calm, as measured at
 *     the start; 0 if that was not measured
 */
public record CaptureHead(
        String name,
        String stream,
        String boot,
        long start,
        long wall,
        long every,
        long limit,
        long connect) {

    /** Of a watch that did not measure how long a connection takes. */
    public CaptureHead(
            String name,
            String stream,
            String boot,
            long start,
            long wall,
            long every,
            long limit) {
        this(name, stream, boot, start, wall, every, limit, 0);
    }

    /** The same head for another part of the same watch. */
    public CaptureHead named(String other) {
        return new CaptureHead(other, stream, boot, start, wall, every, limit, connect);
    }

    /** When an operation fell due. */
    public long due(long seq) {
        return start + seq * every;
    }

    /** As it stands in files; {@link #parse} reads it. */
    public String text() {
        return "name=%s\nstream=%s\nboot=%s\nstart=%d\nwall=%d\nevery=%d\nlimit=%d\nconnect=%d\n"
                .formatted(name, stream, boot, start, wall, every, limit, connect);
    }

    public static CaptureHead parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            int at = line.indexOf('=');
            if (at > 0) {
                values.put(line.substring(0, at), line.substring(at + 1));
            }
        }
        return new CaptureHead(
                value(values, "name"),
                value(values, "stream"),
                value(values, "boot"),
                number(values, "start"),
                number(values, "wall"),
                number(values, "every"),
                number(values, "limit"),
                number(values, "connect"));
    }

    private static String value(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null) {
            throw new CaptureDamaged("the head of the capture does not say its " + key);
        }
        return value;
    }

    private static long number(Map<String, String> values, String key) {
        String value = value(values, key);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new CaptureDamaged("the head of the capture says " + key + "=" + value, e);
        }
    }
}
