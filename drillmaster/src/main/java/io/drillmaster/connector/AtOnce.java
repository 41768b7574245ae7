package io.drillmaster.connector;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** Asks many places at the same time, so that those that are down cost no more than one of them. */
public final class AtOnce {

    private AtOnce() {}

    /**
     * What came of asking until one answer would do.
     *
     * @param good the first answer that will do, by the name of who gave it
     * @param poor the answers before it that would not
     */
    public record First<T>(Optional<Map.Entry<String, T>> good, SortedMap<String, T> poor) {}

    /** Stops asking at the first answer that will do; the rest are interrupted. */
    public static <T> First<T> first(
            Collection<String> names, Function<String, T> ask, Predicate<T> will, Deadline until) {
        return gather(names, ask, will, until);
    }

    /** Every answer that came in time, by name. */
    public static <T> SortedMap<String, T> all(
            Collection<String> names, Function<String, T> ask, Deadline until) {
        return gather(names, ask, _ -> false, until).poor();
    }

    private static <T> First<T> gather(
            Collection<String> names, Function<String, T> ask, Predicate<T> will, Deadline until) {
        BlockingQueue<Map.Entry<String, T>> answers = new LinkedBlockingQueue<>();
        SortedMap<String, T> poor = new TreeMap<>();
        List<Thread> asking =
                names.stream()
                        .map(name ->
                                Thread.ofVirtual()
                                        .name("ask " + name)
                                        .start(() -> answers.add(Map.entry(name, ask.apply(name)))))
                        .toList();
        try {
            while (poor.size() < names.size()) {
                var answer = answers.poll(until.left().toNanos(), TimeUnit.NANOSECONDS);
                if (answer == null) {
                    break;
                }
                if (will.test(answer.getValue())) {
                    return new First<>(Optional.of(answer), poor);
                }
                poor.put(answer.getKey(), answer.getValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Nobody waits for them: one that hangs must not make the others late.
            asking.forEach(Thread::interrupt);
        }
        return new First<>(Optional.empty(), poor);
    }
}
