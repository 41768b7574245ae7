package io.drillmaster.watch.probe;

import io.drillmaster.watch.CaptureFile;
import java.nio.charset.StandardCharsets;

/** Sends one order a time over a session that it shares with others, and waits for its report. */
public final class FixProbe implements Probe {

    /**
     * What is ordered: one piece a time, bought and sold by turns, so that nothing piles up.
     *
     * @param prefix what the client order ids begin with; the number of the order follows a dash
     */
    public record Terms(String prefix, String symbol, String buy, String sell) {}

    private static final int LENGTH = 12;

    private final FixSession session;
    private final Terms terms;
    private volatile String under = "";
    private volatile long since;

    public FixProbe(FixSession session, Terms terms) {
        this.session = session;
        this.terms = terms;
    }

    /** What the client order ids of a stream begin with. */
    public static String prefix(String stream) {
        return "D"
                + CaptureFile.sha256(stream.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    }

    @Override
    public boolean connected() {
        return session.up();
    }

    @Override
    public Answer connect() {
        return session.connect();
    }

    @Override
    public Answer write(long id) {
        String name = terms.prefix() + "-" + id;
        boolean buys = id % 2 == 0;
        since = System.nanoTime();
        under = name;
        try {
            return session.order(name, text -> order(text, buys)).join();
        } finally {
            under = "";
        }
    }

    private FixText order(FixText text, boolean buys) {
        return text.with(21, 1)
                .with(55, terms.symbol())
                .with(54, buys ? 1 : 2)
                .with(60, FixText.now())
                .with(38, 1)
                .with(40, 2)
                .with(44, buys ? terms.buy() : terms.sell())
                .with(59, 0);
    }

    /** One order without an answer does not end the session, unless nothing else came either. */
    @Override
    public void abort() {
        String name = under;
        if (!name.isEmpty()) {
            session.giveUp(name, since);
        }
    }

    /** The session is not ours alone. */
    @Override
    public void close() {}
}
