package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.Alignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Translates between the drill's line of time and the monotonic clock of a vantage.
 *
 * <p>Between two alignments the offset is taken to lie within both, and to wander from the nearer
 * one by no more than {@link #WANDER}; beyond the last alignment it may run away at the greatest
 * rate at which an operating system slews a clock, {@link #SLEW}.
 */
final class VantageClock {

    /** 10 ppm, as the inverse of a rate. */
    private static final long WANDER = 100_000;

    /** 500 ppm, as the inverse of a rate; the Linux kernel slews no faster. */
    private static final long SLEW = 2_000;

    /** One alignment, at a reading of the vantage's own clock. */
    private record Point(long vantage, Span offset) {}

    private final List<Point> points = new ArrayList<>();

    /** Takes note of an alignment that was taken about when the line of time read {@code at}. */
    void aligned(long at, Span offset) {
        points.add(new Point(at - offset.lo(), offset));
        points.sort(Comparator.comparingLong(Point::vantage));
    }

    /** The same for an alignment to the clock of another boot, shifted onto the line of time. */
    void aligned(long at, Alignment alignment, Span shift) {
        aligned(at, new Span(alignment.lo() + shift.lo(), alignment.hi() + shift.hi()));
    }

    boolean known() {
        return !points.isEmpty();
    }

    /** Where a reading of the vantage lies on the drill's line of time. */
    Bracket place(long vantage) {
        Span offset = offset(vantage);
        return new Bracket(vantage + offset.lo(), vantage + offset.hi());
    }

    /** What the vantage's clock read at an instant of the drill's line of time. */
    Bracket read(Bracket at) {
        long about = at.from() - points.getFirst().offset.lo();
        Span offset = offset(about);
        return new Bracket(at.from() - offset.hi(), at.to() - offset.lo());
    }

    private Span offset(long vantage) {
        Optional<Point> before =
                points.stream().filter(p -> p.vantage <= vantage).reduce((_, last) -> last);
        Optional<Point> after = points.stream().filter(p -> p.vantage > vantage).findFirst();
        if (before.isPresent() && after.isPresent()) {
            return between(before.get(), after.get(), vantage);
        }
        return beyond(before.or(() -> after).orElseThrow(), vantage);
    }

    private static Span between(Point a, Point b, long vantage) {
        long nearer = Math.min(vantage - a.vantage, b.vantage - vantage);
        long wander = nearer / WANDER;
        return new Span(
                Math.min(a.offset.lo(), b.offset.lo()) - wander,
                Math.max(a.offset.hi(), b.offset.hi()) + wander);
    }

    private static Span beyond(Point nearest, long vantage) {
        long slew = Math.abs(vantage - nearest.vantage) / SLEW;
        return new Span(nearest.offset.lo() - slew, nearest.offset.hi() + slew);
    }
}
