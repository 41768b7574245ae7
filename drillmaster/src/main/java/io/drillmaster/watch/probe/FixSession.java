package io.drillmaster.watch.probe;

import io.drillmaster.watch.Fate;
import io.drillmaster.watch.WatchedVenue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one session that a venue allows us, shared by all who send orders over it, at whichever
 * gateway lets us in.
 *
 * <p>It is our own and not that of a FIX library: a library's session wakes up once a second and
 * counts the time between two connections in seconds, and a recovery is measured to milliseconds.
 */
public final class FixSession implements AutoCloseable {

    /** Between two tries to connect. */
    private static final long PAUSE = 50_000_000;

    private final WatchedVenue venue;
    private final Object door = new Object();
    private volatile @Nullable FixLine line;
    private Probe.Answer last = Probe.Answer.OK;
    private long lastEnded = System.nanoTime() - PAUSE;
    private int first;

    public FixSession(WatchedVenue venue) {
        this.venue = venue;
    }

    public boolean up() {
        FixLine now = line;
        return now != null && now.up();
    }

    /** Whoever comes while another one tries shares what comes of it. */
    public Probe.Answer connect() {
        long asked = System.nanoTime();
        synchronized (door) {
            if (up()) {
                return Probe.Answer.OK;
            }
            if (asked < lastEnded) {
                return last;
            }
            LockSupport.parkNanos(lastEnded + PAUSE - System.nanoTime());
            last = attempt();
            lastEnded = System.nanoTime();
            return last;
        }
    }

    /** The gateway that let us in last comes first. */
    private Probe.Answer attempt() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < venue.gateways().size(); i++) {
            int at = (first + i) % venue.gateways().size();
            String gateway = venue.gateways().get(at);
            try {
                line = FixLine.to(venue, gateway);
                first = at;
                return Probe.Answer.OK;
            } catch (IOException e) {
                said.add(gateway + ": " + e.getMessage());
            }
        }
        return new Probe.Answer(Fate.REFUSED, "", String.join("; ", said));
    }

    /** Sends one order; empty-handed at once when there is no session. */
    CompletableFuture<Probe.Answer> order(String id, UnaryOperator<FixText> fields) {
        FixLine now = line;
        return now == null || !now.up()
                ? CompletableFuture.completedFuture(
                        new Probe.Answer(Fate.NO_CONNECTION, "", "there is no session"))
                : now.order(id, fields);
    }

    void giveUp(String id, long since) {
        FixLine now = line;
        if (now != null) {
            now.giveUp(id, since);
        }
    }

    @Override
    public void close() {
        FixLine now = line;
        if (now != null) {
            now.close();
        }
    }
}
