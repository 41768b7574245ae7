package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Talks line by line with a script on a host, and times every word; breaks off at its deadline. */
public final class Dialogue implements AutoCloseable {

    /**
     * Bash functions: {@code now} sets a variable of that name to the microseconds of the host's
     * wall clock, and {@code t} says them.
     */
    public static final String CLOCK =
            """
            if [ -n "$EPOCHREALTIME" ]; then now() { now=${EPOCHREALTIME/[^0-9]/}; }
            else now() { now=$(date +%s%6N); }; fi
            t() { now; echo "$now"; }
            """;

    /** One word and its reply, with our monotonic clock before and after. */
    public record Exchange(long asked, String reply, long heard) {}

    /** What the script replied, and between which instants of our clock it did what it was told. */
    public record Struck(String reply, Bracket when) {}

    private static final int CLOCK_EXCHANGES = 7;
    private static final Pattern CLOCKS = Pattern.compile(".* ([0-9]{15,17}) ([0-9]{15,17})");

    private final String host;
    private final Running running;
    private final BufferedReader replies;
    private final Thread watchdog;

    private Dialogue(String host, Running running, Deadline deadline) {
        this.host = host;
        this.running = running;
        this.replies =
                new BufferedReader(new InputStreamReader(running.stdout(), StandardCharsets.UTF_8));
        this.watchdog = Thread.ofVirtual().name("dialogue").start(() -> watch(deadline));
    }

    /** Starts a command, such as a script of {@link Sh#bash}, that talks in lines. */
    public static Dialogue open(RemoteShell shell, String host, String command, Deadline deadline)
            throws ShellFailure {
        return new Dialogue(host, shell.start(host, command, deadline.left()), deadline);
    }

    public Exchange say(String word) throws ShellFailure {
        try {
            long asked = System.nanoTime();
            running.stdin().write((word + "\n").getBytes(StandardCharsets.UTF_8));
            running.stdin().flush();
            return new Exchange(asked, hear(), System.nanoTime());
        } catch (ShellFailure e) {
            throw e;
        } catch (IOException e) {
            throw broken(e.toString());
        }
    }

    /** The next line the script says by itself. */
    public String hear() throws ShellFailure {
        try {
            String line = replies.readLine();
            if (line != null) {
                return line;
            }
        } catch (IOException e) {
            throw broken(e.toString());
        }
        running.ended(Duration.ofMillis(500));
        throw running.exit()
                .map(exit ->
                        ShellFailure.of(
                                new Ran.Ended(exit, "", running.complaints()),
                                "the script on " + host))
                .orElseGet(() -> broken("the connection was lost"));
    }

    /** Asks for the clock so many times; empty if the answers contradict each other. */
    public Optional<RemoteClock> clock(int times) throws ShellFailure {
        Optional<RemoteClock> clock = Optional.of(RemoteClock.ANY);
        for (int i = 0; i < times; i++) {
            Exchange exchange = say("t");
            long remote = nanos(exchange.reply());
            clock = clock.flatMap(c -> c.narrowed(exchange.asked(), remote, exchange.heard()));
        }
        return clock;
    }

    /**
     * Says a word that makes the script do something, and finds out when it was done; the last two
     * words of its reply are the host's clock before and after.
     */
    public Struck strike(String word) throws ShellFailure {
        Optional<RemoteClock> before = clock(CLOCK_EXCHANGES);
        Exchange exchange = say(word);
        Bracket ours = new Bracket(exchange.asked(), exchange.heard());
        Matcher clocks = CLOCKS.matcher(exchange.reply().strip());
        if (!clocks.matches()) {
            return new Struck(exchange.reply(), ours);
        }
        long from = nanos(clocks.group(1));
        long to = nanos(clocks.group(2));
        try {
            return clock(CLOCK_EXCHANGES)
                    .flatMap(after -> before.map(after::and))
                    .map(clock -> narrower(ours, clock.ours(from, to)))
                    .map(when -> new Struck(exchange.reply(), when))
                    .orElseGet(() -> new Struck(exchange.reply(), ours));
        } catch (ShellFailure e) {
            // The deed is done and answered; only its time stays as wide as the exchange.
            return new Struck(exchange.reply(), ours);
        }
    }

    private static Bracket narrower(Bracket one, Bracket other) {
        long from = Math.max(one.from(), other.from());
        long to = Math.min(one.to(), other.to());
        return from <= to ? new Bracket(from, to) : one;
    }

    /** What {@link #CLOCK} said, in nanoseconds. */
    public long nanos(String micros) throws ShellFailure {
        try {
            return Math.multiplyExact(Long.parseLong(micros.strip()), 1_000);
        } catch (ArithmeticException | NumberFormatException e) {
            throw broken("instead of its clock it said \"" + micros + "\"");
        }
    }

    private ShellFailure broken(String why) {
        return ShellFailure.of(new Ran.NoAnswer("talking with " + host + " broke off: " + why), "");
    }

    private void watch(Deadline deadline) {
        while (!deadline.passed() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(deadline.left().toNanos());
        }
        if (deadline.passed()) {
            hangUp();
        }
    }

    private void hangUp() {
        running.close();
        try {
            running.stdout().close();
        } catch (IOException e) {
            // The reader is woken by the close itself; there is nothing left to lose.
        }
    }

    @Override
    public void close() {
        watchdog.interrupt();
        running.close();
    }
}
