package io.drillmaster.watch.probe;

import io.drillmaster.watch.Transition;
import io.drillmaster.watch.TransitionWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Asks one member for its role again and again, and writes down when it changed. */
public final class RoleLook {

    /** How long one look may take before the member counts as silent. */
    public static final Duration LIMIT = Duration.ofSeconds(1);

    private static final int MOST = 1 << 16;

    /**
     * What a member adds to its state while it sees that nobody holds the lead. Patroni says so in
     * a field of its own; in the state, it makes a transition like any other change.
     */
    private static final String UNLOCKED = ", no leader";

    /** What a member says of itself. */
    public record Said(String role, String state, long timeline) {}

    private final String member;
    private final String page;
    private final Function<String, Said> read;
    private final long every;
    private final TransitionWriter capture;
    private final Thread thread;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean running = true;
    private volatile String trouble = "";
    private volatile String lost = "";
    private Said last = new Said("", "", 0);
    private long lastBegan = System.nanoTime();

    /**
     * @param page the whole address of what is asked
     * @param read makes of its text what the member says
     */
    public RoleLook(
            String member,
            String page,
            Function<String, Said> read,
            Duration every,
            TransitionWriter capture) {
        this.member = member;
        this.page = page;
        this.read = read;
        this.every = every.toNanos();
        this.capture = capture;
        this.thread = Thread.ofPlatform().name("roles-" + member).daemon().unstarted(this::run);
    }

    public void begin() {
        thread.start();
    }

    public void end() throws InterruptedException {
        running = false;
        LockSupport.unpark(thread);
        thread.join();
    }

    public long asked() {
        return asked.get();
    }

    public long answered() {
        return answered.get();
    }

    /** Why the member is silent now, or nothing. */
    public String trouble() {
        return trouble;
    }

    /** Why changes may be missing from the capture, or nothing. */
    public String lost() {
        return lost;
    }

    private void run() {
        long due = System.nanoTime();
        while (running) {
            long began = System.nanoTime();
            Said said = look();
            long ended = System.nanoTime();
            if (!said.equals(last)) {
                keep(said, ended);
            }
            last = said;
            lastBegan = began;
            if (trouble.isEmpty()) {
                answered.incrementAndGet();
            }
            // A look that outlasts the cadence delays the next; nobody is asked twice at once.
            due = Math.max(due + every, ended);
            for (long left = due - System.nanoTime(); running && left > 0; ) {
                LockSupport.parkNanos(left);
                left = due - System.nanoTime();
            }
        }
    }

    private void keep(Said said, long ended) {
        try {
            capture.add(
                    new Transition(
                            member, lastBegan, ended, said.role(), said.state(), said.timeline()));
        } catch (IOException e) {
            lost = "a change of " + member + " could not be written down: " + e;
        }
    }

    private Said look() {
        asked.incrementAndGet();
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(page).toURL().openConnection();
            connection.setConnectTimeout((int) LIMIT.toMillis());
            connection.setReadTimeout((int) LIMIT.toMillis());
            int status = connection.getResponseCode();
            InputStream body =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream();
            Said said = read.apply(body == null ? "" : read(body));
            trouble = "";
            return said;
        } catch (IOException | IllegalArgumentException e) {
            trouble = page + ": " + e;
            return new Said("silent", e.getClass().getSimpleName(), 0);
        }
    }

    private static String read(InputStream body) throws IOException {
        try (body) {
            return new String(body.readNBytes(MOST), StandardCharsets.UTF_8);
        }
    }

    /** What Patroni says of a member of a database. */
    public static Said patroni(String text) {
        Map<String, String> fields = TopFields.of(text);
        boolean unlocked = fields.getOrDefault("cluster_unlocked", "").equals("true");
        return new Said(
                fields.getOrDefault("role", "unknown"),
                fields.getOrDefault("state", "unknown") + (unlocked ? UNLOCKED : ""),
                number(fields, "timeline"));
    }

    /** What a trading system says of itself; each time of leading has an epoch of its own. */
    public static Said trading(String text) {
        Map<String, String> fields = TopFields.of(text);
        boolean takes = fields.getOrDefault("takes_orders", "").equals("true");
        return new Said(
                fields.getOrDefault("role", "unknown"),
                takes ? "takes orders" : "takes no orders",
                number(fields, "epoch"));
    }

    /** Whom a Consul server names as the holder of a lock; it answers with a list of one key. */
    public static Said lock(String text) {
        if (!text.isBlank() && text.indexOf('{') < 0) {
            return new Said("unknown", "unknown", 0);
        }
        Map<String, String> key = TopFields.of(text.substring(Math.max(0, text.indexOf('{'))));
        boolean held = key.containsKey("Session");
        return new Said(
                held ? decoded(key.getOrDefault("Value", "")) : "free",
                held ? "held" : "free",
                number(key, "LockIndex"));
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }

    private static long number(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "0");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
