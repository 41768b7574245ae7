package io.drillmaster.trading.engine;

import io.drillmaster.trading.setup.Say;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who leads: the engine whose session holds the lock in Consul, as long as its lease lasts. */
final class Leadership {

    static final String LOCK = "service/trading/leader";
    static final String PRIMARY = "service/trading/primary";
    static final Duration LIFE = Duration.ofSeconds(10);

    private static final Duration MARGIN = Duration.ofSeconds(1);
    private static final Duration RENEWAL = Duration.ofSeconds(2);
    private static final Duration FIRST_WAITS = Duration.ofSeconds(30);

    private final Consul consul;
    private final String host;
    private final String first;
    private final BooleanSupplier mayLead;
    private final long began = System.nanoTime();
    private Optional<String> session = Optional.empty();
    private Lease lease = new Lease(LIFE, MARGIN);
    private long lastRenewal;
    private boolean retired;
    private volatile Optional<Tenure> tenure = Optional.empty();
    private volatile boolean answers;

    /** When nobody ever led, the host that is named first has a while to itself. */
    Leadership(Consul consul, String host, String first, BooleanSupplier mayLead) {
        this.consul = consul;
        this.host = host;
        this.first = first;
        this.mayLead = mayLead;
    }

    /** The tenure, if this engine leads at this very moment. */
    Optional<Tenure> tenure() {
        return tenure.filter(Tenure::lasts);
    }

    /** Whether Consul answered the last time it was asked. */
    boolean consulAnswers() {
        return answers;
    }

    /** One look: renews what is due, takes the lock if it is free, gives it up if it must. */
    synchronized void look() {
        if (retired) {
            return;
        }
        try {
            keepSession();
            if (tenure.isPresent()) {
                keepLock();
            } else if (mayLead.getAsBoolean() && isMyTurn()) {
                tryToLead();
            }
            answers = true;
        } catch (IOException e) {
            answers = false;
            noticeTheEnd("Consul does not answer: " + Say.why(e));
        }
    }

    /** Resigns and never leads again. */
    synchronized void retire() {
        retired = true;
        resign("it was told to stop");
    }

    /**
     * Gives the lock back at once, so that the other engine need not wait for the session to end.
     */
    private void resign(String why) {
        Optional<String> ending = session;
        stopLeading(why);
        session = Optional.empty();
        if (ending.isPresent()) {
            giveBack(ending.get());
        }
    }

    private void giveBack(String ending) {
        try {
            consul.unlock(LOCK, ending);
            consul.endSession(ending);
        } catch (IOException e) {
            Say.that(
                    "the lock could not be given back and ends by itself: %s"
                            .formatted(Say.why(e)));
        }
    }

    /** Stops acting in that tenure, whatever the lock says: the database knows a later one. */
    synchronized void fenced(Tenure which) {
        if (tenure.filter(which::equals).isPresent()) {
            resign("the database knows a later leader than epoch " + which.epoch());
        }
    }

    private void keepSession() throws IOException {
        long now = System.nanoTime();
        if (session.isEmpty()) {
            openSession(now);
        } else if (now - lastRenewal >= RENEWAL.toNanos()) {
            if (consul.renew(session.get())) {
                renewed(now);
            } else {
                stopLeading("the session is gone");
                session = Optional.empty();
            }
        }
    }

    /**
     * An engine that crashed left its session behind; this host has only one engine, so it is ours.
     */
    private void openSession(long now) throws IOException {
        String name = "hft-trading-engine " + host;
        for (String old : consul.sessionsNamed(name)) {
            consul.endSession(old);
        }
        session = Optional.of(consul.openSession(name, LIFE));
        lease = new Lease(LIFE, MARGIN);
        renewed(now);
    }

    private void renewed(long sent) {
        lease.renewed(sent);
        lastRenewal = sent;
    }

    private void keepLock() throws IOException {
        if (tenure().isEmpty()) {
            stopLeading("the lease ended");
        } else if (!mayLead.getAsBoolean()) {
            resign("its neighbours on this host do not answer");
        } else if (!holdsLock()) {
            stopLeading("somebody took the lock away");
        }
    }

    private boolean holdsLock() throws IOException {
        return session.isPresent()
                && consul.entry(LOCK).filter(entry -> entry.session().equals(session)).isPresent();
    }

    private boolean isMyTurn() throws IOException {
        return host.equals(first)
                || System.nanoTime() - began > FIRST_WAITS.toNanos()
                || consul.entry(PRIMARY).isPresent();
    }

    private void tryToLead() throws IOException {
        String mine = session.orElseThrow(() -> new IOException("there is no session"));
        if (!consul.lock(LOCK, mine, host)) {
            return;
        }
        Optional<Consul.Entry> entry = consul.entry(LOCK);
        if (entry.isPresent() && entry.get().session().equals(session)) {
            tenure = Optional.of(new Tenure(entry.get().index(), lease));
            consul.setUnderLock(LOCK, mine, PRIMARY, host);
            Say.that("%s leads, epoch %d".formatted(host, entry.get().index()));
        }
    }

    private void noticeTheEnd(String why) {
        if (tenure.isPresent() && tenure().isEmpty()) {
            stopLeading(why);
        }
    }

    /**
     * A session whose lock once slipped away is not used again: the next tenure has a lease of its
     * own.
     */
    private void stopLeading(String why) {
        tenure.ifPresent(ended -> {
            ended.lease().ended();
            session = Optional.empty();
            Say.that("%s no longer leads (epoch %d): %s".formatted(host, ended.epoch(), why));
        });
        tenure = Optional.empty();
    }
}
