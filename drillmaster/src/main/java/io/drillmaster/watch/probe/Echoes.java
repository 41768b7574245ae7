package io.drillmaster.watch.probe;

import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.Fate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Sends an echo request for each operation that falls due; however many are under way, each waits
 * for its own answer, so a late answer is late and not lost.
 */
final class Echoes implements Tries {

    private final CaptureHead head;
    private final AckLedger ledger;
    private final Tally tally;
    private final Stalls stalls;
    private final EchoSocket socket;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final Thread ear;
    private volatile boolean listening = true;
    private volatile String trouble = "";

    Echoes(CaptureHead head, AckLedger ledger, Tally tally, Stalls stalls, EchoSocket socket) {
        this.head = head;
        this.ledger = ledger;
        this.tally = tally;
        this.stalls = stalls;
        this.socket = socket;
        this.ear = Thread.ofPlatform().name("ear").daemon().start(this::listen);
    }

    @Override
    public void due(long seq, long due, long released) {
        stalls.late(due, released);
        if (seq >= ledger.room()) {
            return;
        }
        if (released - due > head.limit()) {
            end(seq, released, Fate.NOT_TRIED);
            return;
        }
        long now = System.nanoTime();
        ledger.sent(seq, now);
        ledger.writes(seq, now);
        underWay.add(seq);
        Optional<String> not = socket.send(seq);
        if (not.isPresent() && underWay.remove(seq)) {
            trouble = not.get();
            end(seq, System.nanoTime(), Fate.ERROR);
        }
    }

    private void listen() {
        while (listening) {
            OptionalLong heard = socket.hear();
            long now = System.nanoTime();
            if (heard.isPresent() && underWay.remove(heard.getAsLong())) {
                end(heard.getAsLong(), now, Fate.OK);
            }
        }
    }

    @Override
    public void look(long now) {
        for (long seq : List.copyOf(underWay)) {
            if (now - head.due(seq) > head.limit() && underWay.remove(seq)) {
                trouble = "no answer within the limit";
                end(seq, now, Fate.UNKNOWN);
            }
        }
    }

    private void end(long seq, long at, Fate fate) {
        ledger.ended(seq, at, fate, "");
        tally.ended(head.due(seq), at, fate);
    }

    @Override
    public void drain() throws InterruptedException {
        while (!underWay.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        listening = false;
        ear.join();
        socket.close();
    }

    @Override
    public void stop() {
        listening = false;
    }

    @Override
    public String trouble() {
        return trouble;
    }
}
