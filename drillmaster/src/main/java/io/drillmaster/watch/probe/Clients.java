package io.drillmaster.watch.probe;

import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded set of persistent client connections that take the operations falling due.
 *
 * <p>An operation that finds every connection busy waits; the newest is served first, so that the
 * first try after service returns is a fresh one. While no client is connected, a connection
 * attempt stands for an operation; attempts that hang are spread evenly over the time limit.
 */
final class Clients implements Tries {

    private static final long NONE = -1;
    private static final long STOP = -2;
    private static final long WAITED = -3;

    private static final long QUIET = 50_000_000;

    private final CaptureHead head;
    private final AckLedger ledger;
    private final Tally tally;
    private final Stalls stalls;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ready = lock.newCondition();
    private final Condition cut = lock.newCondition();
    private final Backlog backlog = new Backlog();
    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private int idle;
    private int connected;
    private int connecting;
    private long lastAttempt;
    private boolean stopping;
    private volatile String trouble = "";

    Clients(CaptureHead head, AckLedger ledger, Tally tally, Stalls stalls) {
        this.head = head;
        this.ledger = ledger;
        this.tally = tally;
        this.stalls = stalls;
        this.lastAttempt = System.nanoTime() - head.limit();
    }

    /** Probes that are connected already are used as they are. */
    void begin(List<? extends Probe> probes) {
        for (Probe probe : probes) {
            Client client = new Client(probe);
            client.connected = probe.connected();
            connected += client.connected ? 1 : 0;
            clients.add(client);
        }
        for (Client client : clients) {
            threads.add(
                    Thread.ofPlatform()
                            .name("client-" + threads.size())
                            .daemon()
                            .start(() -> work(client)));
        }
    }

    @Override
    public void due(long seq, long due, long released) {
        stalls.late(due, released);
        if (seq >= ledger.room()) {
            return;
        }
        if (released - due > head.limit()) {
            end(seq, released, new Probe.Answer(Fate.NOT_TRIED, "", ""));
            return;
        }
        lock.lock();
        try {
            backlog.push(seq);
            (idle > 0 ? ready : cut).signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void look(long now) {
        lock.lock();
        try {
            while (!backlog.isEmpty() && now - head.due(backlog.peekOldest()) > head.limit()) {
                end(backlog.oldest(), now, new Probe.Answer(Fate.NO_CONNECTION, "", ""));
            }
        } finally {
            lock.unlock();
        }
        clients.forEach(client -> client.abortIfOver(now, head.limit()));
    }

    @Override
    public String trouble() {
        return trouble;
    }

    @Override
    public void drain() throws InterruptedException {
        lock.lock();
        try {
            stopping = true;
            ready.signalAll();
            cut.signalAll();
        } finally {
            lock.unlock();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work(Client client) {
        try (Probe probe = client.probe()) {
            for (long seq = next(client); seq != STOP; seq = next(client)) {
                long sent = System.nanoTime();
                if (seq != NONE) {
                    ledger.sent(seq, sent);
                }
                if (client.connected && probe.connected()) {
                    write(client, seq, sent);
                    continue;
                }
                cutOff(client);
                if (connect(client, seq) && seq != NONE) {
                    write(client, seq, System.nanoTime());
                }
            }
        }
    }

    /** A connection that many share may be gone without this client having had a part in it. */
    private void cutOff(Client client) {
        lock.lock();
        try {
            if (client.connected) {
                client.connected = false;
                connected--;
                connecting++;
                lastAttempt = System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean connect(Client client, long seq) {
        client.begin(System.nanoTime());
        Probe.Answer answer = client.probe().connect();
        if (!client.end()) {
            client.probe().close();
            answer = new Probe.Answer(Fate.REFUSED, "", "no connection within the limit");
        }
        long end = System.nanoTime();
        boolean up = answer.fate() == Fate.OK;
        if (!up && seq != NONE) {
            end(seq, end, answer);
        }
        attempted(client, up, end);
        return up;
    }

    private void attempted(Client client, boolean up, long now) {
        lock.lock();
        try {
            connecting--;
            client.connected = up;
            connected += up ? 1 : 0;
            client.quietUntil = now + QUIET;
            cut.signal();
        } finally {
            lock.unlock();
        }
    }

    private void write(Client client, long seq, long at) {
        ledger.writes(seq, at);
        client.begin(at);
        Probe.Answer answer = client.probe().write(seq);
        long end = System.nanoTime();
        if (!client.end()) {
            client.probe().close();
        }
        end(seq, end, answer);
        if (!client.probe().connected()) {
            lock.lock();
            try {
                connected -= client.connected ? 1 : 0;
                client.connected = false;
            } finally {
                lock.unlock();
            }
        }
    }

    private void end(long seq, long at, Probe.Answer answer) {
        if (!answer.why().isEmpty()) {
            trouble = answer.why();
        }
        ledger.ended(seq, at, answer.fate(), answer.detail());
        tally.ended(head.due(seq), at, answer.fate());
    }

    /** The operation to try next; {@link #NONE} to only connect, {@link #STOP} to end. */
    private long next(Client client) {
        lock.lock();
        try {
            while (true) {
                if (stopping && backlog.isEmpty()) {
                    return STOP;
                }
                long turn = client.connected ? nextConnected() : nextCut(client);
                if (turn != WAITED) {
                    return turn;
                }
            }
        } catch (InterruptedException e) {
            return STOP;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // next() is the loop.
    private long nextConnected() throws InterruptedException {
        if (!backlog.isEmpty()) {
            return backlog.newest();
        }
        idle++;
        try {
            ready.await();
        } finally {
            idle--;
        }
        return WAITED;
    }

    @SuppressWarnings("WaitNotInLoop") // next() is the loop.
    private long nextCut(Client client) throws InterruptedException {
        long now = System.nanoTime();
        long permit = connecting == 0 ? now : lastAttempt + head.limit() / clients.size();
        boolean alone = connected == 0;
        if (alone && backlog.isEmpty()) {
            cut.await();
            return WAITED;
        }
        long from = alone || connecting > 1 ? permit : Math.max(client.quietUntil, now);
        if (from > now) {
            cut.awaitNanos(from - now);
            return WAITED;
        }
        connecting++;
        lastAttempt = now;
        return alone ? backlog.newest() : NONE;
    }
}
