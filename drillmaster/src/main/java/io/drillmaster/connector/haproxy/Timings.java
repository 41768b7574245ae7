package io.drillmaster.connector.haproxy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long one load balancer takes to notice and to give up; HAProxy's own defaults where nothing
 * was written (its configuration manual, "default-server" and "timeout check").
 *
 * @param endsSessions whether sessions to a server that is marked down are ended
 * @param timeoutConnect empty for none, which waits for ever
 */
record Timings(
        Duration inter,
        Duration fastinter,
        Duration downinter,
        long fall,
        long rise,
        long retries,
        boolean endsSessions,
        Optional<Duration> timeoutConnect,
        Duration timeoutCheck) {

    private static final Duration INTER = Duration.ofSeconds(2);
    private static final long FALL = 3;
    private static final long RISE = 2;
    private static final long RETRIES = 3;
    private static final Pattern TIME = Pattern.compile("([0-9]+)(us|ms|s|m|h|d)?");

    /** The slowest server of a proxy. */
    static Timings of(Config.Section proxy) {
        List<Map<String, String>> servers = Config.servers(proxy);
        Duration inter = slowest(servers, it -> time(it, "inter").orElse(INTER));
        return new Timings(
                inter,
                slowest(
                        servers,
                        it -> time(it, "fastinter").or(() -> time(it, "inter")).orElse(INTER)),
                slowest(
                        servers,
                        it -> time(it, "downinter").or(() -> time(it, "inter")).orElse(INTER)),
                most(servers, it -> number(it, "fall", FALL), FALL),
                most(servers, it -> number(it, "rise", RISE), RISE),
                retries(proxy),
                !servers.isEmpty()
                        && servers.stream()
                                .allMatch(
                                        it -> "shutdown-sessions".equals(it.get("on-marked-down"))),
                timeout(proxy, "connect"),
                timeout(proxy, "check").orElse(inter));
    }

    private static long retries(Config.Section proxy) {
        return proxy.line("retries")
                .filter(line -> line.size() > 1 && line.get(1).matches("[0-9]{1,9}"))
                .map(line -> Long.parseLong(line.get(1)))
                .orElse(RETRIES);
    }

    private static Duration slowest(
            List<Map<String, String>> servers, Function<Map<String, String>, Duration> time) {
        return servers.stream().map(time).max(Duration::compareTo).orElse(INTER);
    }

    private static long most(
            List<Map<String, String>> servers,
            ToLongFunction<Map<String, String>> count,
            long otherwise) {
        return servers.stream().mapToLong(count).max().orElse(otherwise);
    }

    private static long number(Map<String, String> options, String name, long otherwise) {
        String written = options.getOrDefault(name, "");
        return written.matches("[0-9]{1,9}") ? Long.parseLong(written) : otherwise;
    }

    private static Optional<Duration> time(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name)).flatMap(Timings::time);
    }

    private static Optional<Duration> timeout(Config.Section proxy, String name) {
        return proxy.line("timeout", name)
                .filter(line -> line.size() > 2)
                .flatMap(line -> time(line.get(2)));
    }

    /** A time as HAProxy writes it; milliseconds without a unit. */
    static Optional<Duration> time(String written) {
        Matcher matcher = TIME.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        return Optional.of(
                switch (unit) {
                    case "us" -> Duration.ofNanos(amount * 1_000);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    case "d" -> Duration.ofDays(amount);
                    default -> Duration.ofMillis(amount);
                });
    }

    /** As a fact. */
    static String told(Duration time) {
        return time.toNanos() % 1_000_000 == 0
                ? time.toMillis() + "ms"
                : String.format(Locale.ROOT, "%.3fms", time.toNanos() / 1e6);
    }
}
