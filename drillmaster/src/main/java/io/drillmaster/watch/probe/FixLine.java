package io.drillmaster.watch.probe;

import io.drillmaster.watch.Fate;
import io.drillmaster.watch.WatchedVenue;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * One FIX session over one connection, from its logon until it breaks; it never comes back.
 *
 * <p>Sequence numbers begin anew with each logon, and what was not answered is looked for in the
 * database afterwards, so nothing is ever sent again.
 */
final class FixLine implements AutoCloseable {

    /** A gateway that does not let us in within these is passed over for the next. */
    private static final int CONNECT_MILLIS = 250;

    private static final int LOGON_MILLIS = 400;
    private static final int HEARTBEAT_SECONDS = 5;

    /** An order under way. */
    private record Waiting(int number, CompletableFuture<Probe.Answer> answer) {}

    private final WatchedVenue venue;
    private final Socket socket = new Socket();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private int number;
    private long lastSent;
    private volatile long heard = System.nanoTime();
    private volatile String broken = "";

    private FixLine(WatchedVenue venue) {
        this.venue = venue;
    }

    /**
     * Logs on.
     *
     * @throws IOException why the gateway did not let us in
     */
    static FixLine to(WatchedVenue venue, String gateway) throws IOException {
        FixLine line = new FixLine(venue);
        try {
            int colon = gateway.lastIndexOf(':');
            line.socket.setTcpNoDelay(true);
            line.socket.connect(
                    new InetSocketAddress(
                            gateway.substring(0, colon),
                            Integer.parseInt(gateway.substring(colon + 1))),
                    CONNECT_MILLIS);
            line.logOn();
            return line;
        } catch (IOException e) {
            line.close();
            throw e;
        }
    }

    private void logOn() throws IOException {
        socket.setSoTimeout(LOGON_MILLIS);
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        String password = venue.password().reveal();
        send(
                "A",
                text -> {
                    FixText logon = text.with(98, 0).with(108, HEARTBEAT_SECONDS).with(141, "Y");
                    return password.isEmpty() ? logon : logon.with(554, password);
                });
        Map<Integer, String> answer = FixText.read(in);
        if (!type(answer).equals("A")) {
            throw new IOException(
                    answer.getOrDefault(FixText.TEXT, "it answered the logon with " + answer));
        }
        socket.setSoTimeout(HEARTBEAT_SECONDS * 1_000);
        Thread.ofPlatform().name("fix").daemon().start(() -> listen(in));
    }

    boolean up() {
        return broken.isEmpty();
    }

    /** Sends one order; the answer comes when it comes, or when the line breaks. */
    CompletableFuture<Probe.Answer> order(String id, UnaryOperator<FixText> fields) {
        CompletableFuture<Probe.Answer> answer = new CompletableFuture<>();
        try {
            send(
                    "D",
                    text -> {
                        // The place is made before the order leaves: its answer may be back at
                        // once.
                        waiting.put(id, new Waiting(number, answer));
                        return fields.apply(text.with(FixText.CL_ORD_ID, id));
                    });
        } catch (IOException e) {
            breakOff("it could not be written to: " + e.getMessage());
        }
        if (!up()) {
            answer.complete(unknown(broken));
        }
        return answer;
    }

    /** Nobody waits for this order any more; a line over which nothing came since is given up. */
    void giveUp(String id, long since) {
        if (heard < since) {
            breakOff("nothing was heard from it since an order was sent");
        }
        Waiting gone = waiting.remove(id);
        if (gone != null) {
            gone.answer().complete(unknown("the order was not answered within the limit"));
        }
    }

    private static Probe.Answer unknown(String why) {
        return new Probe.Answer(Fate.UNKNOWN, "", why);
    }

    private synchronized void send(String type, UnaryOperator<FixText> fields) throws IOException {
        number++;
        FixText text = FixText.of(type, venue.sender(), venue.target(), number);
        socket.getOutputStream().write(fields.apply(text).bytes());
        lastSent = System.nanoTime();
    }

    private void listen(InputStream in) {
        try {
            while (up()) {
                try {
                    hear(FixText.read(in));
                } catch (SocketTimeoutException e) {
                    beat();
                }
            }
        } catch (IOException | RuntimeException e) {
            breakOff("the connection broke: " + e.getMessage());
        }
    }

    private synchronized void beat() throws IOException {
        if (System.nanoTime() - lastSent >= HEARTBEAT_SECONDS * 1_000_000_000L) {
            send("0", text -> text);
        }
    }

    private void hear(Map<Integer, String> message) throws IOException {
        heard = System.nanoTime();
        switch (type(message)) {
            case "8" -> executed(message);
            case "3", "j" -> refused(message);
            case "1" ->
                    send(
                            "0",
                            text ->
                                    text.with(
                                            FixText.TEST_REQ_ID,
                                            message.getOrDefault(FixText.TEST_REQ_ID, "")));
            case "5" -> breakOff(message.getOrDefault(FixText.TEXT, "it logged us out"));
            case "2", "4" -> breakOff("it lost count of our messages");
            default -> {}
        }
    }

    /** The first report of an order is its answer; those that follow tell of trades. */
    private void executed(Map<Integer, String> report) {
        Waiting order = waiting.remove(report.getOrDefault(FixText.CL_ORD_ID, ""));
        if (order != null) {
            order.answer()
                    .complete(
                            report.getOrDefault(FixText.ORD_STATUS, "").equals("8")
                                    ? rejected(report)
                                    : Probe.Answer.OK);
        }
    }

    private void refused(Map<Integer, String> reject) {
        String about = reject.getOrDefault(FixText.REF_SEQ_NUM, "");
        waiting.entrySet().stream()
                .filter(each -> about.equals(String.valueOf(each.getValue().number())))
                .findFirst()
                .ifPresent(each -> {
                    waiting.remove(each.getKey());
                    each.getValue().answer().complete(rejected(reject));
                });
    }

    private static Probe.Answer rejected(Map<Integer, String> message) {
        return new Probe.Answer(
                Fate.ERROR, "RJ", message.getOrDefault(FixText.TEXT, "the order was rejected"));
    }

    private static String type(Map<Integer, String> message) {
        return message.getOrDefault(FixText.MSG_TYPE, "");
    }

    private void breakOff(String why) {
        if (broken.isEmpty()) {
            broken = why.isEmpty() ? "it is gone" : why;
        }
        shut();
        waiting.keySet()
                .forEach(id -> {
                    Waiting order = waiting.remove(id);
                    if (order != null) {
                        order.answer().complete(unknown(broken));
                    }
                });
    }

    private void shut() {
        try {
            socket.close();
        } catch (IOException e) {
            // A socket that cannot be closed is as useless as one that was.
        }
    }

    /** Says goodbye if anybody is there to hear it. */
    @Override
    public void close() {
        if (up() && socket.isConnected() && number > 0) {
            try {
                send("5", text -> text);
            } catch (IOException e) {
                // It was to be the last word anyway.
            }
        }
        breakOff("we logged off");
    }
}
